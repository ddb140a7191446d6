using System;
using System.Globalization;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;

namespace CxBridge.Compat.Orleans.CodeGen;

/// <content>The request class of the method: what it holds, how it calls the grain, and how its arguments are written and read.</content>
internal sealed partial class RequestWriter
{
    public void WriteClass(StringBuilder text)
    {
        var (baseType, invoked) = _shape switch
        {
            ReturnShape.Stream => ($"StreamRequest<{_result!.FullName()}>", $"global::System.Collections.Generic.IAsyncEnumerable<{_result!.FullName()}>"),
            ReturnShape.TaskOfResult or ReturnShape.ValueTaskOfResult =>
                ($"ResultRequest<{_result!.FullName()}>", $"global::System.Threading.Tasks.ValueTask<{_result!.FullName()}>"),
            _ => ("VoidRequest", "global::System.Threading.Tasks.ValueTask"),
        };
        text.AppendLine($$"""

                internal sealed class {{RequestType}} : global::CxBridge.Compat.Generation.{{baseType}}{{Symbols.Constraints(_typeParameters)}}
                {
                    private static readonly global::CxBridge.Compat.Generation.RequestDescriptor s_descriptor = {{Descriptor()}};
                    private {{TargetType}} _target;
            """);
        for (var i = 0; i < _arguments.Length; i++)
        {
            text.AppendLine($"        internal {_arguments[i].Type.FullName()} Argument{i};");
        }

        text.AppendLine($$"""

                    public override global::CxBridge.Compat.Generation.RequestDescriptor Descriptor => s_descriptor;
                    public override object GetTarget() => _target;
                    protected override void BindTarget(object target) => _target = ({{TargetType}})target;
                    protected override {{invoked}} InvokeMethod() {{Invocation()}}
            """);
        WriteToken(text);
        WriteArguments(text);
        text.AppendLine("    }");
    }

    private void WriteToken(StringBuilder text)
    {
        if (_token is not null)
        {
            text.AppendLine("""
                        internal global::System.Threading.CancellationToken Token;
                        public override bool IsCancellable => true;
                        public override global::System.Threading.CancellationToken GetCancellationToken() => Token;
                        protected override void SetCancellationToken(global::System.Threading.CancellationToken token) => Token = token;
                """);
        }
    }

    private void WriteArguments(StringBuilder text)
    {
        if (_arguments.Length == 0)
        {
            return;
        }

        string Each(Func<int, string, string> line) => string.Join(
            "\n", _arguments.Select((argument, i) => "            " + line(i, argument.Type.FullName())));
        text.AppendLine($$"""
                    public override int GetArgumentCount() => {{_arguments.Length}};
                    public override object GetArgument(int index)
                    {
                        switch (index)
                        {
            {{Each(static (i, _) => $"    case {i}: return Argument{i};")}}
                            default: return base.GetArgument(index);
                        }
                    }
                    public override void SetArgument(int index, object value)
                    {
                        switch (index)
                        {
            {{Each(static (i, type) => $"    case {i}: Argument{i} = ({type})value; return;")}}
                            default: base.SetArgument(index, value); return;
                        }
                    }
                    protected override void WriteArguments(global::CxBridge.Compat.Generation.MessageWriter writer)
                    {
            {{Each(static (i, type) => $"global::CxBridge.Compat.Generation.Codecs.Of<{type}>().Write(writer, Argument{i});")}}
                    }
                    protected override void ReadArguments(global::CxBridge.Compat.Generation.MessageReader reader)
                    {
            {{Each(static (i, type) => $"Argument{i} = global::CxBridge.Compat.Generation.Codecs.Of<{type}>().Read(reader);")}}
                    }
            """);
    }

    private string Invocation()
    {
        var arguments = string.Join(", ", _method.Parameters.Select(parameter =>
            SymbolEqualityComparer.Default.Equals(parameter, _token) ? "Token" : "Argument" + Array.IndexOf(_arguments, parameter)));
        var call = $"_target.{_method.Name}{Symbols.TypeParameters(_method.TypeParameters)}({arguments})";
        return _shape switch
        {
            ReturnShape.Void => $"{{ {call}; return default; }}",
            ReturnShape.Task => $"=> new global::System.Threading.Tasks.ValueTask({call});",
            ReturnShape.TaskOfResult => $"=> new global::System.Threading.Tasks.ValueTask<{_result!.FullName()}>({call});",
            _ => $"=> {call};",
        };
    }

    private string Descriptor()
    {
        var types = string.Join(", ", _method.Parameters.Select(static parameter => $"typeof({parameter.Type.FullName()})"));
        var flags = (_method.Has("Orleans.Concurrency.OneWayAttribute") || _shape == ReturnShape.Void ? 1 : 0)
            | (_method.Has("Orleans.Concurrency.ReadOnlyAttribute") ? 2 : 0)
            | (_method.Has("Orleans.Concurrency.AlwaysInterleaveAttribute") ? 4 : 0);
        var timeout = _method.Attribute("Orleans.ResponseTimeoutAttribute").FirstArgument();
        var ticks = timeout is string span ? TimeSpan.Parse(span, CultureInfo.InvariantCulture).Ticks : 0;
        var name = _interface.Attribute("Orleans.AliasAttribute").FirstArgument() as string ?? _interface.PlainName();
        return $"new global::CxBridge.Compat.Generation.RequestDescriptor(typeof({TargetType}), \"{name}\", \"{_method.Name}\", "
            + $"new global::System.Type[] {{ {types} }}, {_method.Arity}, (global::CxBridge.Compat.Generation.RequestFlags){flags}, {ticks}L)";
    }
}
