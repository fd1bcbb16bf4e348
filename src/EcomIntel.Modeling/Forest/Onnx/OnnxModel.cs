using System.Collections.Immutable;

namespace EcomIntel.Modeling;

/// <summary>Puts a forest into an ONNX model: the trees, then calibration and normalisation as plain operators.</summary>
internal static class OnnxModel
{
    public const string Input = "features";
    public const string Output = "probabilities";

    private const int IrVersion = 8;
    private const int OperatorSet = 17;
    private const int TreeOperatorSet = 3;
    private const string TreeDomain = "ai.onnx.ml";

    // Numbers of ONNX's enumerations.
    private const int FloatElement = 1;
    private const int Int64Element = 7;
    private const int IntegerAttribute = 2;
    private const int TextAttribute = 3;
    private const int SinglesAttribute = 6;
    private const int IntegersAttribute = 7;
    private const int TextsAttribute = 8;

    public static ProtoWriter Write(FeatureSchema schema, ImmutableArray<string> classes, ForestTrees trees, ForestCalibration calibration)
    {
        ProtoWriter model = new();
        model.Integer(1, IrVersion);
        model.Text(2, "EcomIntel.Modeling");
        model.Message(7, graph => WriteGraph(graph, schema.Count, classes.Length, trees, calibration));
        WriteOperatorSet(model, "", OperatorSet);
        WriteOperatorSet(model, TreeDomain, TreeOperatorSet);
        WriteMetadata(model, "classes", string.Join('\n', classes));
        WriteMetadata(model, Input, string.Join('\n', schema.Fields.Select(field => field.Name)));
        return model;
    }

    private static void WriteGraph(ProtoWriter graph, int fields, int classes, ForestTrees trees, ForestCalibration calibration)
    {
        graph.Message(1, node => WriteTrees(node, new OnnxTrees(trees), classes));
        string last = "mean";
        if (!calibration.IsNone)
        {
            WriteNode(graph, "Add", [last, "offset"], "shifted");
            WriteNode(graph, "Pow", ["shifted", "power"], "raised");
            WriteNumber(graph, "offset", (float)calibration.Offset);
            WriteNumber(graph, "power", (float)calibration.Power);
            last = "raised";
        }

        WriteNode(graph, "ReduceSum", [last, "axes"], "total");
        WriteNode(graph, "Div", [last, "total"], Output);
        graph.Message(5, axes =>
        {
            axes.Integers(1, [1]);
            axes.Integer(2, Int64Element);
            axes.Integers(7, [1]);
            axes.Text(8, "axes");
        });
        graph.Text(2, "forest");
        WriteValue(graph, 11, Input, fields);
        WriteValue(graph, 12, Output, classes);
    }

    private static void WriteTrees(ProtoWriter node, OnnxTrees trees, int classes)
    {
        node.Text(1, Input);
        node.Text(2, "mean");
        node.Text(4, "TreeEnsembleRegressor");
        node.Text(7, TreeDomain);
        Attribute(node, "n_targets", IntegerAttribute, attribute => attribute.Integer(3, classes));
        Attribute(node, "aggregate_function", TextAttribute, attribute => attribute.Text(4, "AVERAGE"));
        Attribute(node, "post_transform", TextAttribute, attribute => attribute.Text(4, "NONE"));
        Integers(node, "nodes_treeids", trees.TreeIds);
        Integers(node, "nodes_nodeids", trees.NodeIds);
        Integers(node, "nodes_featureids", trees.FeatureIds);
        Integers(node, "nodes_truenodeids", trees.TrueIds);
        Integers(node, "nodes_falsenodeids", trees.FalseIds);
        Integers(node, "nodes_missing_value_tracks_true", trees.MissingTracksTrue);
        Integers(node, "target_treeids", trees.TargetTreeIds);
        Integers(node, "target_nodeids", trees.TargetNodeIds);
        Integers(node, "target_ids", trees.TargetIds);
        Attribute(node, "nodes_values", SinglesAttribute, attribute => attribute.Singles(7, trees.Values));
        Attribute(node, "target_weights", SinglesAttribute, attribute => attribute.Singles(7, trees.TargetWeights));
        Attribute(node, "nodes_modes", TextsAttribute, attribute => trees.Modes.ForEach(mode => attribute.Text(9, mode)));
    }

    private static void Integers(ProtoWriter node, string name, List<long> values) => Attribute(node, name, IntegersAttribute, attribute => attribute.Integers(8, values));

    private static void Attribute(ProtoWriter node, string name, int type, Action<ProtoWriter> write) => node.Message(5, attribute =>
    {
        attribute.Text(1, name);
        write(attribute);
        attribute.Integer(20, type);
    });

    private static void WriteNode(ProtoWriter graph, string type, string[] inputs, string output) => graph.Message(1, node =>
    {
        foreach (string input in inputs)
        {
            node.Text(1, input);
        }

        node.Text(2, output);
        node.Text(4, type);
    });

    private static void WriteNumber(ProtoWriter graph, string name, float value) => graph.Message(5, tensor =>
    {
        tensor.Integer(2, FloatElement);
        tensor.Singles(4, [value]);
        tensor.Text(8, name);
    });

    private static void WriteValue(ProtoWriter graph, int field, string name, int width) => graph.Message(field, value =>
    {
        value.Text(1, name);
        value.Message(2, type => type.Message(1, tensor =>
        {
            tensor.Integer(1, FloatElement);
            tensor.Message(2, shape =>
            {
                shape.Message(1, rows => rows.Text(2, "rows"));
                shape.Message(1, columns => columns.Integer(1, width));
            });
        }));
    });

    private static void WriteOperatorSet(ProtoWriter model, string domain, int version) => model.Message(8, set =>
    {
        set.Text(1, domain);
        set.Integer(2, version);
    });

    private static void WriteMetadata(ProtoWriter model, string key, string value) => model.Message(14, entry =>
    {
        entry.Text(1, key);
        entry.Text(2, value);
    });
}
