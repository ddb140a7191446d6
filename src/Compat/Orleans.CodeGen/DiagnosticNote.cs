using System;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace CxBridge.Compat.Orleans.CodeGen;

/// <summary>A diagnostic that can be compared: without a reference to the compilation it came from.</summary>
internal sealed class DiagnosticNote : IEquatable<DiagnosticNote>
{
    private readonly DiagnosticDescriptor _descriptor;
    private readonly Location _location;
    private readonly string[] _arguments;

    public DiagnosticNote(DiagnosticDescriptor descriptor, ISymbol symbol, string[] arguments)
    {
        _descriptor = descriptor;
        var place = symbol.Locations.FirstOrDefault(static location => location.IsInSource);
        _location = place is null ? Location.None : Location.Create(place.SourceTree!.FilePath, place.SourceSpan, place.GetLineSpan().Span);
        _arguments = arguments;
    }

    public Diagnostic ToDiagnostic() => Diagnostic.Create(_descriptor, _location, _arguments);

    public bool Equals(DiagnosticNote? other) =>
        other is not null && _descriptor.Id == other._descriptor.Id && _location == other._location && _arguments.SequenceEqual(other._arguments);

    public override bool Equals(object? obj) => Equals(obj as DiagnosticNote);

    public override int GetHashCode() => _descriptor.Id.GetHashCode();
}
