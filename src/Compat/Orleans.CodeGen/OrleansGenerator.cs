using System.Collections.Immutable;
using System.Linq;
using System.Text;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CxBridge.Compat.Orleans.CodeGen;

/// <summary>
/// Writes, for each project that uses the programming model:
///   references and requests    one class an interface, one a method     (ReferenceWriter)
///   codecs                     one class a [GenerateSerializer] type     (CodecWriter)
///   the list of the assembly   what the runtime reads at start
/// </summary>
[Generator]
public sealed class OrleansGenerator : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var interfaces = context.SyntaxProvider.CreateSyntaxProvider(
            static (node, _) => node is InterfaceDeclarationSyntax { BaseList: not null },
            static (syntax, cancellation) => TypeOf(syntax, cancellation) is { } type ? ReferenceWriter.TryWrite(type, syntax.SemanticModel.Compilation) : null);
        var classes = context.SyntaxProvider.CreateSyntaxProvider(
            static (node, _) => node is ClassDeclarationSyntax { BaseList: not null } type && !type.Modifiers.Any(SyntaxKind.AbstractKeyword),
            static (syntax, cancellation) => TypeOf(syntax, cancellation) is { } type ? GrainClass(type) : null);
        var codecs = context.SyntaxProvider.ForAttributeWithMetadataName(
            "Orleans.GenerateSerializerAttribute",
            static (node, _) => node is TypeDeclarationSyntax,
            static (syntax, _) => CodecWriter.Write((INamedTypeSymbol)syntax.TargetSymbol, syntax.SemanticModel.Compilation));
        var converters = context.SyntaxProvider.ForAttributeWithMetadataName(
            "Orleans.RegisterConverterAttribute",
            static (node, _) => node is ClassDeclarationSyntax,
            static (syntax, _) => Converter((INamedTypeSymbol)syntax.TargetSymbol));

        var all = interfaces.Collect().Combine(classes.Collect()).Combine(codecs.Collect()).Combine(converters.Collect())
            .Select(static (parts, _) => parts.Left.Left.Left.AddRange(parts.Left.Left.Right).AddRange(parts.Left.Right!).AddRange(parts.Right!));
        var names = context.CompilationProvider.Select(static (compilation, _) => Symbols.NamespaceFor(compilation));
        context.RegisterSourceOutput(all.Combine(names), static (output, found) => Write(output, found.Left, found.Right));
        context.RegisterSourceOutput(context.CompilationProvider.Select(static (compilation, _) => ApplicationParts(compilation)), WriteParts);
    }

    /// <summary>
    /// The referenced projects that hold grains, one name a line. The compiler leaves out references that no code uses, and a host need use
    /// nothing of its grains: named here they are found all the same.
    /// </summary>
    private static string ApplicationParts(Compilation compilation) => string.Join(
        "\n",
        compilation.SourceModule.ReferencedAssemblySymbols
            .Where(static assembly => assembly.GetAttributes().Any(static attribute => attribute.AttributeClass?.Name == "GrainAssemblyAttribute"))
            .Select(static assembly => assembly.Name)
            .OrderBy(static name => name, System.StringComparer.Ordinal));

    private static void WriteParts(SourceProductionContext output, string parts)
    {
        if (parts.Length > 0)
        {
            var lines = parts.Split('\n').Select(static part => $"[assembly: global::Orleans.ApplicationPart(\"{part}\")]");
            output.AddSource("ApplicationParts.g.cs", GeneratedText.Header + string.Join("\n", lines) + "\n");
        }
    }

    private static INamedTypeSymbol? TypeOf(GeneratorSyntaxContext syntax, CancellationToken cancellation) =>
        syntax.SemanticModel.GetDeclaredSymbol((TypeDeclarationSyntax)syntax.Node, cancellation);

    private static GeneratedPiece? GrainClass(INamedTypeSymbol type)
    {
        if (type.IsAbstract || !type.Implements("Orleans.IGrain") || type.DerivesFrom("Orleans.Runtime.GrainReference"))
        {
            return null;
        }

        return type.IsReachable()
            ? new GeneratedPiece("", "", $"registry.AddClass(typeof({type.TypeofName()}));")
            : GeneratedPiece.Refused(Diagnostics.Inaccessible, type, type.PlainName());
    }

    private static GeneratedPiece? Converter(INamedTypeSymbol type)
    {
        var converts = type.AllInterfaces.FirstOrDefault(static other => other.Is("Orleans.IConverter"));
        if (converts is null)
        {
            return null;
        }

        var (value, surrogate) = (converts.TypeArguments[0].FullName(), converts.TypeArguments[1].FullName());
        return new GeneratedPiece(
            "", "", $"registry.AddCodec(typeof({value}), new global::CxBridge.Compat.Generation.SurrogateCodec<{value}, {surrogate}, {type.FullName()}>());");
    }

    private static void Write(SourceProductionContext output, ImmutableArray<GeneratedPiece?> pieces, string generatedNamespace)
    {
        // A partial type is found once for each of its parts.
        var distinct = pieces.Where(static piece => piece is not null).Select(static piece => piece!).Distinct().ToArray();
        foreach (var piece in distinct)
        {
            if (piece.Problem is { } problem)
            {
                output.ReportDiagnostic(problem.ToDiagnostic());
            }
            else if (piece.Source.Length > 0)
            {
                output.AddSource(piece.FileName, piece.Source);
            }
        }

        var lines = distinct.Select(static piece => piece.Registration).Where(static line => line.Length > 0).OrderBy(static line => line, System.StringComparer.Ordinal).ToArray();
        if (lines.Length == 0)
        {
            return;
        }

        var text = new StringBuilder(GeneratedText.Header);
        text.AppendLine($"[assembly: global::CxBridge.Compat.Generation.GrainAssembly(typeof({generatedNamespace}.AssemblyContents))]");
        text.AppendLine($"namespace {generatedNamespace}");
        text.AppendLine("{");
        text.AppendLine("    internal sealed class AssemblyContents : global::CxBridge.Compat.Generation.GrainAssembly");
        text.AppendLine("    {");
        text.AppendLine("        public override void Register(global::CxBridge.Compat.Generation.GrainRegistry registry)");
        text.AppendLine("        {");
        foreach (var line in lines)
        {
            text.AppendLine($"            {line}");
        }

        text.AppendLine("        }");
        text.AppendLine("    }");
        text.AppendLine("}");
        output.AddSource("AssemblyContents.g.cs", text.ToString());
    }
}
