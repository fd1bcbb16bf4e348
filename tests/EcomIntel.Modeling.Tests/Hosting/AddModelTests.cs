using Microsoft.Extensions.DependencyInjection;

namespace EcomIntel.Modeling.Tests;

public class AddModelTests
{
    private static readonly TrainingData Data = PlantedShop.Create(200, seed: 1).Data;

    [Fact]
    public void A_model_file_is_read_once_when_first_asked_for()
    {
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".ecomforest");
        ServiceCollection services = new();
        services.AddEcomIntelligence().AddModel(path);
        using ServiceProvider provider = services.BuildServiceProvider();
        try
        {
            new RandomForestTrainer(new() { Trees = 3 }).Grow(Data, RowSet.All(200)).Save(path);
            IClassifier model = provider.GetRequiredService<IClassifier>();

            model.Should().BeOfType<RandomForest>();
            provider.GetRequiredService<IClassifier>().Should().BeSameAs(model);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void A_missing_file_is_an_error_that_names_it()
    {
        ServiceCollection services = new();
        services.AddEcomIntelligence().AddModel("nowhere/category.ecomforest");
        using ServiceProvider provider = services.BuildServiceProvider();

        Action ask = () => provider.GetRequiredService<IClassifier>();

        ask.Should().Throw<IOException>().WithMessage("*category.ecomforest*");
    }

    [Fact]
    public void Each_shop_has_its_own_model_and_the_last_call_counts()
    {
        IClassifier first = Baseline.Majority.Learn(Data, RowSet.All(200));
        IClassifier second = Baseline.ClassPriors.Learn(Data, RowSet.All(200));
        ServiceCollection services = new();
        services.AddEcomIntelligence("north").AddModel(second).AddModel(first);
        services.AddEcomIntelligence("south").AddModel(second);
        using ServiceProvider provider = services.BuildServiceProvider();

        provider.GetRequiredKeyedService<IClassifier>("north").Should().BeSameAs(first);
        provider.GetRequiredKeyedService<IClassifier>("south").Should().BeSameAs(second);
        provider.GetService<IClassifier>().Should().BeNull("shops with names are asked for by name");
    }
}
