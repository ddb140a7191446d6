using System;
using System.Globalization;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;

namespace CxBridge.Compat.Orleans.CodeGen;

/// <summary>Writes one method of a reference and the request class it sends.</summary>
internal sealed class RequestWriter
{
    private readonly INamedTypeSymbol _interface;
    private readonly IMethodSymbol _method;
    private readonly string _name;
    private readonly IParameterSymbol[] _arguments;
    private readonly IParameterSymbol? _token;
    private readonly ITypeParameterSymbol[] _typeParameters;
    private readonly ReturnShape _shape;
    private readonly ITypeSymbol? _result;

    public RequestWriter(INamedTypeSymbol grainInterface, IMethodSymbol method, string name)
    {
        _interface = grainInterface;
        _method = method;
        _name = name;
        _token = method.Parameters.FirstOrDefault(static parameter => parameter.Type.Is("System.Threading.CancellationToken"));
        _arguments = [.. method.Parameters.Where(parameter => !SymbolEqualityComparer.Default.Equals(parameter, _token))];
        _typeParameters = [.. grainInterface.TypeParameters, .. method.TypeParameters];
        (_shape, _result) = ShapeOf(method.ReturnType);
        Problem = FindProblem();
    }

    private enum ReturnShape
    {
        Unknown,
        Void,
        Task,
        TaskOfResult,
        ValueTask,
        ValueTaskOfResult,
        Stream,
    }

    public GeneratedPiece? Problem { get; }

    private string RequestType => _name + Symbols.TypeParameters(_typeParameters);

    private string TargetType => _method.ContainingType.FullName();

    public void WriteMethod(StringBuilder text)
    {
        var parameters = string.Join(", ", _method.Parameters.Select(static parameter => $"{parameter.Type.FullName()} @{parameter.Name}"));
        text.AppendLine();
        text.AppendLine($"        {_method.ReturnType.FullName()} {TargetType}.{_method.Name}{Symbols.TypeParameters(_method.TypeParameters)}({parameters})");
        text.AppendLine("        {");
        text.AppendLine($"            var request__ = new {RequestType}();");
        var isCopying = _arguments.Any(static argument => IsCopied(argument));
        if (isCopying)
        {
            text.AppendLine("            var context__ = global::CxBridge.Compat.Generation.CopyContext.Rent();");
        }

        for (var i = 0; i < _arguments.Length; i++)
        {
            var (codec, value) = ($"global::CxBridge.Compat.Generation.Codecs.Of<{_arguments[i].Type.FullName()}>()", "@" + _arguments[i].Name);
            if (IsCopied(_arguments[i]))
            {
                value = $"{codec}.Copy({value}, context__)";
            }
            else if (!ShallowTypes.Contains(_arguments[i].Type))
            {
                // [Immutable] spares the copy, not the codec.
                text.AppendLine($"            _ = {codec};");
            }

            text.AppendLine($"            request__.Argument{i} = {value};");
        }

        if (isCopying)
        {
            text.AppendLine("            global::CxBridge.Compat.Generation.CopyContext.Return(context__);");
        }

        if (_token is not null)
        {
            text.AppendLine($"            request__.Token = @{_token.Name};");
        }

        text.AppendLine("            " + _shape switch
        {
            ReturnShape.Void => "_ = Invoke(request__);",
            ReturnShape.ValueTask => "return new global::System.Threading.Tasks.ValueTask(Invoke(request__));",
            ReturnShape.ValueTaskOfResult => $"return new {_method.ReturnType.FullName()}(Invoke(request__));",
            ReturnShape.Stream => "return Enumerate(request__);",
            _ => "return Invoke(request__);",
        });
        text.AppendLine("        }");
    }

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

    private GeneratedPiece? FindProblem()
    {
        if (_shape == ReturnShape.Unknown || (_shape == ReturnShape.Void && !_method.Has("Orleans.Concurrency.OneWayAttribute") && !_interface.Implements("Orleans.IGrainObserver")))
        {
            return GeneratedPiece.Refused(Diagnostics.BadReturnType, _method, _method.ToDisplayString(), _method.ReturnType.ToDisplayString());
        }

        var bad = _method.Parameters.FirstOrDefault(parameter =>
            parameter.RefKind != RefKind.None
            || (parameter.Type.Is("System.Threading.CancellationToken") && !SymbolEqualityComparer.Default.Equals(parameter, _token)));
        return bad is null ? null : GeneratedPiece.Refused(Diagnostics.BadParameter, bad, _method.ToDisplayString(), bad.Name);
    }

    private static bool IsCopied(IParameterSymbol argument) => !ShallowTypes.Contains(argument.Type) && !argument.Has("Orleans.ImmutableAttribute");

    private static (ReturnShape Shape, ITypeSymbol? Result) ShapeOf(ITypeSymbol type)
    {
        if (type.SpecialType == SpecialType.System_Void)
        {
            return (ReturnShape.Void, null);
        }

        var result = type is INamedTypeSymbol { Arity: 1 } generic ? generic.TypeArguments[0] : null;
        return (type.OriginalDefinition.PlainName(), result) switch
        {
            ("System.Threading.Tasks.Task", null) => (ReturnShape.Task, null),
            ("System.Threading.Tasks.Task", _) => (ReturnShape.TaskOfResult, result),
            ("System.Threading.Tasks.ValueTask", null) => (ReturnShape.ValueTask, null),
            ("System.Threading.Tasks.ValueTask", _) => (ReturnShape.ValueTaskOfResult, result),
            ("System.Collections.Generic.IAsyncEnumerable", _) => (ReturnShape.Stream, result),
            _ => (ReturnShape.Unknown, null),
        };
    }
}
