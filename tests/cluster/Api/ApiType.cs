namespace CxBridge.Tests.Cluster.Api;

/// <summary>A type, the assembly it is in, and its facts as <see cref="ApiPrinter"/> writes them.</summary>
internal sealed record ApiType(string Name, string Assembly, IReadOnlyList<string> Facts);
