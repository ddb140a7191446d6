using System;
using Microsoft.CodeAnalysis;

namespace CxBridge.Compat.Orleans.CodeGen;

/// <summary>What one declaration adds: a file, and its line in the assembly's list. Compared by value, so that unchanged code is not written again.</summary>
internal sealed class GeneratedPiece : IEquatable<GeneratedPiece>
{
    public GeneratedPiece(string fileName, string source, string registration, DiagnosticNote? problem = null)
    {
        FileName = fileName;
        Source = source;
        Registration = registration;
        Problem = problem;
    }

    public string FileName { get; }

    public string Source { get; }

    public string Registration { get; }

    public DiagnosticNote? Problem { get; }

    public static GeneratedPiece Refused(DiagnosticDescriptor descriptor, ISymbol symbol, params string[] arguments) =>
        new("", "", "", new DiagnosticNote(descriptor, symbol, arguments));

    public bool Equals(GeneratedPiece? other) =>
        other is not null
        && FileName == other.FileName
        && Source == other.Source
        && Registration == other.Registration
        && Equals(Problem, other.Problem);

    public override bool Equals(object? obj) => Equals(obj as GeneratedPiece);

    public override int GetHashCode() => unchecked((FileName.GetHashCode() * 31) + Source.GetHashCode());
}
