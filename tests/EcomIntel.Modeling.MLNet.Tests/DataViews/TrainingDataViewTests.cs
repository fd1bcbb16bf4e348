using Microsoft.ML;
using Microsoft.ML.Data;

namespace EcomIntel.Modeling.MLNet.Tests;

public class TrainingDataViewTests
{
    private readonly MLContext _ml = new(1);
    private readonly TrainingData _data = PlantedTable.Make(200);

    [Fact]
    public void Features_label_and_group_come_as_the_types_that_trainers_of_ML_NET_want()
    {
        IDataView view = _data.ToDataView(_ml, RowSet.All(200));

        view.GetRowCount().Should().Be(200);
        view.Schema["Features"].Type.Should().Be(new VectorDataViewType(NumberDataViewType.Single, 6));
        view.Schema["Label"].Type.Should().Be(new KeyDataViewType(typeof(uint), 4));
        view.Schema["Group"].Type.Should().Be(new KeyDataViewType(typeof(uint), 40));
        VBuffer<ReadOnlyMemory<char>> names = default;
        view.Schema["Features"].GetSlotNames(ref names);
        names.DenseValues().Select(name => name.ToString()).Should().Equal("age", "hour_of_day", "location.Accra", "location.Kumasi", "location.Tamale", "noise");
    }

    [Fact]
    public void Missing_numbers_are_NaN_and_missing_categories_all_zero()
    {
        TrainingData data = new(new FeatureMatrix(PlantedTable.Schema, [[float.NaN, 30], [1, 2], [float.NaN, 2], [0, 0]]), PlantedTable.Classes, [-1, 3]);

        IDataView view = data.ToDataView(_ml, RowSet.All(2));

        view.GetColumn<float[]>("Features").Should().BeEquivalentTo(new[] { new[] { float.NaN, 1, 0, 0, 0, 0 }, [30, 2, 0, 0, 1, 0] }, o => o.WithStrictOrdering());
        view.GetColumn<uint>("Label").Should().Equal(0, 4);
        view.Schema.GetColumnOrNull("Group").Should().BeNull();
    }

    [Fact]
    public void Only_the_given_rows_are_shown()
    {
        IDataView view = _data.ToDataView(_ml, RowSet.From([7, 3, 150]));

        view.GetColumn<uint>("Label").Should().Equal(new[] { 3, 7, 150 }.Select(row => (uint)(_data.Labels[row] + 1)));
        view.GetColumn<uint>("Group").Should().Equal(1, 2, 31);
    }

    [Fact]
    public void Rows_of_another_table_are_refused() =>
        _data.Invoking(data => data.ToDataView(_ml, RowSet.All(201))).Should().Throw<ArgumentException>().WithMessage("Row 200 is beyond the table's 200 rows.*");

    [Fact]
    public void A_view_reads_back_as_the_same_training_data()
    {
        TrainingData back = _data.ToDataView(_ml, RowSet.All(200)).ToTrainingData();

        back.Classes.Should().Equal(_data.Classes);
        back.Labels.ToArray().Should().Equal(_data.Labels.ToArray());
        back.Groups.ToArray().Should().Equal(_data.Groups.ToArray());
        back.Schema.Fields.Select(field => (field.Name, field.IsCategorical, string.Join(",", field.Levels)))
            .Should().Equal(PlantedTable.Schema.Fields.Select(field => (field.Name, field.IsCategorical, string.Join(",", field.Levels))));
        for (int field = 0; field < 4; field++)
        {
            back.Features.Column(field).ToArray().Should().Equal(_data.Features.Column(field).ToArray());
        }
    }

    [Fact]
    public void With_the_schema_given_categories_survive_normalising()
    {
        IDataView view = _data.ToDataView(_ml, RowSet.All(200));
        IDataView normalised = _ml.Transforms.NormalizeMinMax("Features").Fit(view).Transform(view);

        normalised.ToTrainingData(_data.Schema).Features.Column(2).ToArray().Should().Equal(_data.Features.Column(2).ToArray());
        normalised.ToTrainingData().Schema.Count.Should().Be(6, "normalising drops the marks of categorical slots");
    }

    [Fact]
    public void Data_of_ML_NETs_own_making_can_be_read()
    {
        var rows = new[] { new { Town = "Accra", Age = 20f, Bought = 7 }, new { Town = "Tema", Age = float.NaN, Bought = 3 }, new { Town = "Accra", Age = 31f, Bought = 7 } };
        IDataView view = _ml.Data.LoadFromEnumerable(rows);
        IDataView made = _ml.Transforms.Categorical.OneHotEncoding("Town")
            .Append(_ml.Transforms.Concatenate("Features", "Town", "Age"))
            .Append(_ml.Transforms.Conversion.MapValueToKey("Label", "Bought"))
            .Fit(view).Transform(view);

        TrainingData data = made.ToTrainingData();

        data.Classes.Should().Equal("7", "3");
        data.Labels.ToArray().Should().Equal(0, 1, 0);
        data.Groups.IsEmpty.Should().BeTrue();
        data.Schema.Fields.Select(field => field.Name).Should().Equal("Town", "Age");
        data.Schema.Fields[0].Levels.Should().Equal("Accra", "Tema");
        data.Features.Column(0).ToArray().Should().Equal(0, 1, 0);
        data.Features.Column(1).ToArray().Should().Equal(20, float.NaN, 31);
    }

    [Fact]
    public void A_view_without_a_usable_label_or_vector_is_refused_with_the_way_out()
    {
        IDataView view = _ml.Data.LoadFromEnumerable([new { Label = "a", Features = 1f }]);

        view.Invoking(v => v.ToTrainingData(labelColumnName: "Class")).Should().Throw<ArgumentException>().WithMessage("There is no column 'Class'. The view has Label, Features.*");
        view.Invoking(v => v.ToTrainingData()).Should().Throw<ArgumentException>().WithMessage("*'Features'*Concatenate*");
        IDataView vector = _ml.Transforms.Concatenate("Features", "Features").Fit(view).Transform(view);
        vector.Invoking(v => v.ToTrainingData()).Should().Throw<ArgumentException>().WithMessage("*'Label'*MapValueToKey*");
        vector.Invoking(v => v.ToTrainingData(PlantedTable.Schema)).Should().Throw<ArgumentException>().WithMessage("*1 slots but the schema needs 6*");
    }

    [Fact]
    public void Customers_stay_together_in_ML_NETs_own_split()
    {
        DataOperationsCatalog.TrainTestData split = _ml.Data.TrainTestSplit(_data.ToDataView(_ml, RowSet.All(200)), testFraction: 0.3, samplingKeyColumnName: "Group");

        split.TrainSet.GetColumn<uint>("Group").Should().NotBeEmpty().And.NotIntersectWith(split.TestSet.GetColumn<uint>("Group"));
    }
}
