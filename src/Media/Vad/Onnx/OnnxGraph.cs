using System.Runtime.InteropServices;

namespace CxBridge.Media.Vad.Onnx;

/// <summary>
/// Writes an ONNX model (onnx.proto3, opset 17): the part that a small network needs.
/// <code>
/// ModelProto   1 ir_version, 2 producer_name, 7 graph, 8 opset_import { 2 version }
/// GraphProto   1 node, 2 name, 5 initializer, 11 input, 12 output
/// NodeProto    1 input, 2 output, 4 op_type, 5 attribute { 1 name, 3 i, 20 type }
/// TensorProto  1 dims, 2 data_type, 8 name, 9 raw_data (little endian)
/// ValueInfo    1 name, 2 type { 1 tensor_type { 1 elem_type, 2 shape { 1 dim { 1 value | 2 name } } } }
/// </code>
/// </summary>
internal sealed class OnnxGraph(string name)
{
    private const int IrVersion = 8;
    private const int Opset = 17;
    private const int FloatType = 1;
    private const int Int64Type = 7;
    private const int IntAttribute = 2;
    private readonly ProtobufMessage _graph = new ProtobufMessage().Text(2, name);

    /// <summary>Names an input of floats; a dimension that is null is as large as there are calls.</summary>
    public void Input(string value, params int?[] shape) => _graph.Message(11, ValueInfo(value, FloatType, shape));

    /// <summary>Names an input of one whole number.</summary>
    public void Scalar(string value) => _graph.Message(11, ValueInfo(value, Int64Type, []));

    /// <summary>Names an output of floats.</summary>
    public void Output(string value, params int?[] shape) => _graph.Message(12, ValueInfo(value, FloatType, shape));

    /// <summary>A fixed tensor.</summary>
    public void Floats(string tensor, float[] values, params int[] shape) => Initializer(tensor, FloatType, MemoryMarshal.AsBytes(values.AsSpan()), shape);

    /// <summary>A fixed tensor of whole numbers.</summary>
    public void Integers(string tensor, long[] values, params int[] shape) => Initializer(tensor, Int64Type, MemoryMarshal.AsBytes(values.AsSpan()), shape);

    /// <summary>An operator. An input or output that is left out has no name.</summary>
    public void Node(string operation, string[] inputs, string[] outputs, params (string Name, int Value)[] attributes)
    {
        var node = new ProtobufMessage();
        foreach (string input in inputs)
        {
            node.Text(1, input);
        }

        foreach (string output in outputs)
        {
            node.Text(2, output);
        }

        node.Text(4, operation);
        foreach ((string attribute, int value) in attributes)
        {
            node.Message(5, new ProtobufMessage().Text(1, attribute).Number(3, value).Number(20, IntAttribute));
        }

        _graph.Message(1, node);
    }

    /// <summary>The whole file.</summary>
    public byte[] ToModel(string producer) =>
        new ProtobufMessage().Number(1, IrVersion).Text(2, producer).Message(7, _graph).Message(8, new ProtobufMessage().Number(2, Opset)).ToArray();

    private void Initializer(string tensor, int type, ReadOnlySpan<byte> raw, int[] shape)
    {
        var message = new ProtobufMessage();
        foreach (int size in shape)
        {
            message.Number(1, size);
        }

        _graph.Message(5, message.Number(2, type).Text(8, tensor).Bytes(9, raw));
    }

    private static ProtobufMessage ValueInfo(string value, int type, int?[] shape)
    {
        var dimensions = new ProtobufMessage();
        foreach (int? size in shape)
        {
            dimensions.Message(1, size is { } known ? new ProtobufMessage().Number(1, known) : new ProtobufMessage().Text(2, "calls"));
        }

        var tensor = new ProtobufMessage().Number(1, type).Message(2, dimensions);
        return new ProtobufMessage().Text(1, value).Message(2, new ProtobufMessage().Message(1, tensor));
    }
}
