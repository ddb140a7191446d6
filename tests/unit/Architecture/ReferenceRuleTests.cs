using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace CxBridge.Tests.Unit.Architecture;

public sealed class ReferenceRuleTests
{
    [Fact]
    public void ProjectFiles_ReferenceOnlyWhatTheirPlaneMaySee()
    {
        IReadOnlyList<SourceFile> projects = Repository.Files(["src"], ".csproj");
        Assert.Contains(projects, p => p.Path == "src/Domain/CxBridge.Domain.csproj");
        Rules.Hold(projects.SelectMany(ReferenceRule.Violations));
    }

    [Fact]
    public void Assemblies_UseOnlyWhatTheirPlaneMaySee()
    {
        (string Name, string[] References)[] assemblies = [.. Directory.GetFiles(AppContext.BaseDirectory, "*.dll")
            .Where(f => IsProduct(Path.GetFileNameWithoutExtension(f))).Select(References)];

        Assert.Superset(new HashSet<string> { "Domain", "Media", "Sip", "Voice" }, assemblies.Select(a => a.Name).ToHashSet());
        Rules.Hold(assemblies.SelectMany(a => ReferenceRule.Violations(a.Name, a.References.Where(IsProduct).Select(ReferenceRule.Short))));
    }

    [Fact]
    public void Domain_UsesNothingButTheBaseClassLibrary()
    {
        (_, string[] references) = References(typeof(CxBridge.Domain.Ids.AttemptId).Assembly.Location);
        Assert.NotEmpty(references);
        Assert.All(references, r => Assert.StartsWith("System.", r, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Domain", """<PackageReference Include="Dapper" />""", "Domain references Dapper: it is pure and references nothing")]
    [InlineData("Domain", """<FrameworkReference Include="Microsoft.AspNetCore.App" />""", "Domain references Microsoft.AspNetCore.App: it is pure and references nothing")]
    [InlineData("Gateway", """<ProjectReference Include="..\Grains\CxBridge.Grains.csproj" />""", "Gateway references Grains")]
    [InlineData("Media", """<ProjectReference Include="../Sip/CxBridge.Sip.csproj" />""", "Media references Sip")]
    [InlineData("Storage", """<ProjectReference Include="../Grains.Interfaces/CxBridge.Grains.Interfaces.csproj" />""", "Storage references Grains.Interfaces")]
    [InlineData("Newcomer", "", "Newcomer is not in the table of projects")]
    public void Rule_WhenAProjectSeesTooMuch_SaysSo(string project, string reference, string violation) =>
        Assert.Equal([violation], ReferenceRule.Violations(new SourceFile($"src/{project}/CxBridge.{project}.csproj", $"<Project><ItemGroup>{reference}</ItemGroup></Project>")));

    [Fact]
    public void Rule_WhenAMediaProjectAsksForOrleans_SaysSo() =>
        Assert.Single(ReferenceRule.Violations(new SourceFile("src/Media/CxBridge.Media.csproj", "<Project><PropertyGroup><UsesOrleans>true</UsesOrleans></PropertyGroup></Project>")));

    private static bool IsProduct(string assembly) =>
        assembly.StartsWith("cxbridge", StringComparison.OrdinalIgnoreCase) && assembly is not ("CxBridge.Tests.Unit" or "CxBridge.TestKit" or "CxBridge.Training.Vad");

    private static (string Name, string[] References) References(string file)
    {
        using var image = new PEReader(File.OpenRead(file));
        MetadataReader metadata = image.GetMetadataReader();
        string name = metadata.GetString(metadata.GetAssemblyDefinition().Name);
        return (ReferenceRule.Short(name), [.. metadata.AssemblyReferences.Select(r => metadata.GetString(metadata.GetAssemblyReference(r).Name))]);
    }
}
