using System.Collections.Immutable;

namespace EcomIntel.Modeling;

/// <summary>Puts a forest into an ONNX model: one-hot categories as codes where asked for, the trees, then calibration and normalisation as plain operators.</summary>
internal static class OnnxModel
{
    private const int IrVersion = 8;
    private const int OperatorSet = 17;
    private const int TreeOperatorSet = 3;
    private const string TreeDomain = "ai.onnx.ml";

    public static ProtoWriter Write(FeatureSchema schema, ImmutableArray<string> classes, ForestTrees trees, ForestCalibration calibration, OnnxExportOptions options)
    {
        ProtoWriter model = new();
        model.Integer(1, IrVersion);
        model.Text(2, "EcomIntel.Modeling");
        model.Message(7, graph => WriteGraph(new OnnxGraph(graph), schema, classes, trees, calibration, options));
        WriteOperatorSet(model, "", OperatorSet);
        WriteOperatorSet(model, TreeDomain, TreeOperatorSet);
        WriteMetadata(model, "classes", string.Join('\n', classes));
        WriteMetadata(model, "features", string.Join('\n', schema.Fields.Select(field => field.Name)));
        return model;
    }

    private static void WriteGraph(OnnxGraph graph, FeatureSchema schema, ImmutableArray<string> classes, ForestTrees trees, ForestCalibration calibration, OnnxExportOptions options)
    {
        string codes = options.OneHot ? new OnnxSlots(graph, schema, options.InputName).Write() : options.InputName;
        OnnxTrees ensemble = new(trees);
        string last = graph.Node("TreeEnsembleRegressor", [codes], OnnxGraph.Inner + "mean", node => WriteTrees(node, ensemble, classes.Length), TreeDomain);
        if (!calibration.IsNone)
        {
            string offset = graph.Number(OnnxGraph.Inner + "offset", (float)calibration.Offset);
            string power = graph.Number(OnnxGraph.Inner + "power", (float)calibration.Power);
            last = graph.Node("Pow", [graph.Node("Add", [last, offset], OnnxGraph.Inner + "shifted"), power], OnnxGraph.Inner + "raised");
        }

        string total = graph.Node("ReduceSum", [last, graph.Integers(OnnxGraph.Inner + "axes", 1)], OnnxGraph.Inner + "total");
        string probabilities = graph.Node("Div", [last, total], options.OutputName);
        graph.Name("forest");
        graph.Input(options.InputName, options.OneHot ? OnnxSlots.Count(schema) : schema.Count);
        graph.Output(probabilities, OnnxGraph.FloatElement, classes.Length);
        if (options.ClassName is { } className)
        {
            WriteClass(graph, probabilities, classes, className);
        }
    }

    private static void WriteClass(OnnxGraph graph, string probabilities, ImmutableArray<string> classes, string name)
    {
        string likeliest = graph.Node("ArgMax", [probabilities], OnnxGraph.Inner + "likeliest", node =>
        {
            OnnxGraph.Integer(node, "axis", 1);
            OnnxGraph.Integer(node, "keepdims", 1);
        });
        graph.Node("Gather", [graph.Texts(OnnxGraph.Inner + "classes", classes), likeliest], name, node => OnnxGraph.Integer(node, "axis", 0));
        graph.Output(name, OnnxGraph.TextElement, 1);
    }

    private static void WriteTrees(ProtoWriter node, OnnxTrees trees, int classes)
    {
        OnnxGraph.Integer(node, "n_targets", classes);
        OnnxGraph.Text(node, "aggregate_function", "AVERAGE");
        OnnxGraph.Text(node, "post_transform", "NONE");
        OnnxGraph.Integers(node, "nodes_treeids", trees.TreeIds);
        OnnxGraph.Integers(node, "nodes_nodeids", trees.NodeIds);
        OnnxGraph.Integers(node, "nodes_featureids", trees.FeatureIds);
        OnnxGraph.Integers(node, "nodes_truenodeids", trees.TrueIds);
        OnnxGraph.Integers(node, "nodes_falsenodeids", trees.FalseIds);
        OnnxGraph.Integers(node, "nodes_missing_value_tracks_true", trees.MissingTracksTrue);
        OnnxGraph.Integers(node, "target_treeids", trees.TargetTreeIds);
        OnnxGraph.Integers(node, "target_nodeids", trees.TargetNodeIds);
        OnnxGraph.Integers(node, "target_ids", trees.TargetIds);
        OnnxGraph.Singles(node, "nodes_values", trees.Values);
        OnnxGraph.Singles(node, "target_weights", trees.TargetWeights);
        OnnxGraph.Texts(node, "nodes_modes", trees.Modes);
    }

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
