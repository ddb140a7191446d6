using System.Collections.Immutable;
using CxBridge.Compat.Orleans.CodeGen;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CxBridge.Tests.Unit.Compat;

/// <summary>A small project, compiled in memory with the generator and the analyzer of the stand-in.</summary>
internal static class GeneratedProject
{
    private const string Usings = """
        using System;
        using System.Collections.Generic;
        using System.Threading;
        using System.Threading.Tasks;
        using Orleans;
        using Orleans.Concurrency;

        """;

    /// <summary>The ids of what the compiler says of the code, worse than a warning, each once.</summary>
    public static async Task<IReadOnlyList<string>> ErrorsOfAsync(string code)
    {
        CSharpParseOptions language = new(LanguageVersion.Preview);
        CSharpCompilation written = CSharpCompilation.Create(
            "Sample",
            [CSharpSyntaxTree.ParseText(Usings + code, language)],
            References(),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        CSharpGeneratorDriver.Create([new OrleansGenerator().AsSourceGenerator()], parseOptions: language)
            .RunGeneratorsAndUpdateCompilation(written, out Compilation project, out ImmutableArray<Diagnostic> ofTheGenerator);
        ImmutableArray<Diagnostic> ofTheAnalyzer = await project.WithAnalyzers([new CollectionExpressionAnalyzer()]).GetAllDiagnosticsAsync();
        return [.. ofTheGenerator.Concat(ofTheAnalyzer).Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.Id).Distinct().Order(StringComparer.Ordinal)];
    }

    private static IEnumerable<MetadataReference> References() =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(f => Path.GetFileName(f) is string name && (name.StartsWith("System.", StringComparison.Ordinal) || name is "CxBridge.Compat.Orleans.dll" or "netstandard.dll"))
            .Select(f => MetadataReference.CreateFromFile(f));
}
