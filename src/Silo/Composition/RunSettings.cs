namespace CxBridge.Silo.Composition;

/// <summary>How a host is started.</summary>
/// <param name="Urls">Addresses of console and REST, separated by semicolons.</param>
/// <param name="DataFolder">Where everything is kept.</param>
/// <param name="Set">Settings of the form <c>Section:Key=Value</c>; they win over file and environment.</param>
internal sealed record RunSettings(string Urls, string DataFolder, IReadOnlyList<string> Set);
