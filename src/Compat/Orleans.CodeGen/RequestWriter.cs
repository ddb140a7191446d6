using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;

namespace CxBridge.Compat.Orleans.CodeGen;

/// <summary>Writes one method of a reference and the request class it sends.</summary>
internal sealed partial class RequestWriter
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
        (_shape, _result) = ReturnShapes.Of(method.ReturnType);
        Problem = FindProblem();
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
}
