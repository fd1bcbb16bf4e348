namespace EcomIntel.Modeling;

/// <summary>Writes the parts of an ONNX graph: nodes, constants, inputs and outputs.</summary>
internal sealed class OnnxGraph(ProtoWriter graph)
{
    public const int FloatElement = 1;
    public const int Int64Element = 7;
    public const int TextElement = 8;
    public const int BooleanElement = 9;

    // Numbers of ONNX's enumeration of attributes.
    private const int IntegerAttribute = 2;
    private const int TextAttribute = 3;
    private const int SinglesAttribute = 6;
    private const int IntegersAttribute = 7;
    private const int TextsAttribute = 8;

    /// <summary>Inner names begin with this, so that they differ from those of inputs and outputs.</summary>
    public const string Inner = "ecomintel.";

    public void Name(string name) => graph.Text(2, name);

    /// <summary>Adds an operator of one output.</summary>
    public string Node(string type, string[] inputs, string output, Action<ProtoWriter>? attributes = null, string domain = "")
    {
        graph.Message(1, node =>
        {
            foreach (string input in inputs)
            {
                node.Text(1, input);
            }

            node.Text(2, output);
            node.Text(4, type);
            attributes?.Invoke(node);
            if (domain.Length > 0)
            {
                node.Text(7, domain);
            }
        });
        return output;
    }

    public string Number(string name, float value) => Constant(name, FloatElement, [], tensor => tensor.Singles(4, [value]));

    public string Integers(string name, params long[] values) => Constant(name, Int64Element, [values.Length], tensor => tensor.Integers(7, values));

    public string Texts(string name, IReadOnlyCollection<string> values) => Constant(name, TextElement, [values.Count], tensor =>
    {
        foreach (string value in values)
        {
            tensor.Text(6, value);
        }
    });

    public void Input(string name, int width) => Value(11, name, FloatElement, width);

    public void Output(string name, int element, int width) => Value(12, name, element, width);

    public static void Integer(ProtoWriter node, string name, long value) => Attribute(node, name, IntegerAttribute, attribute => attribute.Integer(3, value));

    public static void Text(ProtoWriter node, string name, string value) => Attribute(node, name, TextAttribute, attribute => attribute.Text(4, value));

    public static void Singles(ProtoWriter node, string name, List<float> values) => Attribute(node, name, SinglesAttribute, attribute => attribute.Singles(7, values));

    public static void Integers(ProtoWriter node, string name, IEnumerable<long> values) => Attribute(node, name, IntegersAttribute, attribute => attribute.Integers(8, values));

    public static void Texts(ProtoWriter node, string name, List<string> values) => Attribute(node, name, TextsAttribute, attribute => values.ForEach(value => attribute.Text(9, value)));

    private static void Attribute(ProtoWriter node, string name, int type, Action<ProtoWriter> write) => node.Message(5, attribute =>
    {
        attribute.Text(1, name);
        write(attribute);
        attribute.Integer(20, type);
    });

    private string Constant(string name, int element, long[] shape, Action<ProtoWriter> write)
    {
        graph.Message(5, tensor =>
        {
            tensor.Integers(1, shape);
            tensor.Integer(2, element);
            write(tensor);
            tensor.Text(8, name);
        });
        return name;
    }

    private void Value(int field, string name, int element, int width) => graph.Message(field, value =>
    {
        value.Text(1, name);
        value.Message(2, type => type.Message(1, tensor =>
        {
            tensor.Integer(1, element);
            tensor.Message(2, shape =>
            {
                shape.Message(1, rows => rows.Text(2, "rows"));
                shape.Message(1, columns => columns.Integer(1, width));
            });
        }));
    });
}
