using System.Globalization;

namespace EcomIntel.Modeling;

/// <summary>Turns one-hot categories into codes inside an ONNX graph: the position of the first value above 0, or NaN where there is none.</summary>
internal sealed class OnnxSlots(OnnxGraph graph, FeatureSchema schema, string input)
{
    /// <summary>The number of values of a row: one for each number, and one for each level of a category.</summary>
    public static int Count(FeatureSchema schema) => schema.Fields.Sum(field => field.IsCategorical ? field.Levels.Length : 1);

    /// <summary>Adds the operators.</summary>
    /// <returns>The name of what they give, one value for each field.</returns>
    public string Write()
    {
        string zero = graph.Number(Name("zero"), 0);
        string missing = graph.Number(Name("missing"), float.NaN);
        string axis = graph.Integers(Name("columns"), 1);
        List<string> parts = [];
        int slot = 0;
        for (int field = 0; field < schema.Count; field++)
        {
            // A category without levels has no slot; no tree asks for it, whatever stands in its place.
            int width = schema.Fields[field].IsCategorical ? schema.Fields[field].Levels.Length : 1;
            (int start, int end) = width > 0 ? (slot, slot + width) : (0, 1);
            string first = graph.Integers(Name("first", field), start);
            string last = graph.Integers(Name("end", field), end);
            string slots = graph.Node("Slice", [input, first, last, axis], Name("slots", field));
            parts.Add(schema.Fields[field].IsCategorical && width > 0 ? Code(field, slots, zero, missing) : slots);
            slot += width;
        }

        return graph.Node("Concat", [.. parts], Name("codes"), node => OnnxGraph.Integer(node, "axis", 1));
    }

    private string Code(int field, string slots, string zero, string missing)
    {
        string isSet = graph.Node("Greater", [slots, zero], Name("is_set", field));
        string set = graph.Node("Cast", [isSet], Name("set", field), node => OnnxGraph.Integer(node, "to", OnnxGraph.FloatElement));
        string position = graph.Node("ArgMax", [set], Name("position", field), Along);
        string code = graph.Node("Cast", [position], Name("code", field), node => OnnxGraph.Integer(node, "to", OnnxGraph.FloatElement));
        string most = graph.Node("ReduceMax", [set], Name("most", field), node =>
        {
            OnnxGraph.Integers(node, "axes", [1]);
            OnnxGraph.Integer(node, "keepdims", 1);
        });
        string isAny = graph.Node("Cast", [most], Name("is_any", field), node => OnnxGraph.Integer(node, "to", OnnxGraph.BooleanElement));
        return graph.Node("Where", [isAny, code, missing], Name("value", field));
    }

    private static void Along(ProtoWriter node)
    {
        OnnxGraph.Integer(node, "axis", 1);
        OnnxGraph.Integer(node, "keepdims", 1);
    }

    private static string Name(string what) => OnnxGraph.Inner + what;

    private static string Name(string what, int field) => string.Create(CultureInfo.InvariantCulture, $"{OnnxGraph.Inner}{what}_{field}");
}
