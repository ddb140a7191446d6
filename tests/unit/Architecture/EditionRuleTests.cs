namespace CxBridge.Tests.Unit.Architecture;

public sealed class EditionRuleTests
{
    [Fact]
    public void Product_AsksForTheEditionInOnePlaceOnly()
    {
        IReadOnlyList<SourceFile> files = Repository.Files(
            ["src", "tests", "build", "Directory.Build.props", "Directory.Packages.props"], ".cs", ".csproj", ".props", ".targets");
        Assert.Contains(files, f => f.Path == "build/Edition.props");
        Rules.Hold(files.SelectMany(EditionRule.Violations));
    }

    [Theory]
    [InlineData("src/Grains/A.cs", "#if CLUSTER_EDITION\n#endif")]
    [InlineData("src/Domain/A.cs", "#if DEBUG\n#elif !CLUSTER_EDITION\n#endif")]
    [InlineData("src/Grains/CxBridge.Grains.csproj", "<PackageReference Include=\"X\" Condition=\"'$(Edition)' == 'Cluster'\" />")]
    [InlineData("src/Silo/Composition/A.cs", "#if CLUSTER_EDITION\n#endif")]
    [InlineData("src/Grains/Clustered/A.cs", "")]
    [InlineData("src/Silo/CxBridge.Silo.csproj", "<Edition/>")]
    public void Rule_WhenAnythingElseAsks_SaysSo(string path, string text) => Assert.Single(EditionRule.Violations(new SourceFile(path, text)));

    [Theory]
    [InlineData("src/Silo/Composition/Clustered/A.cs", "")]
    [InlineData("tests/cluster/Fixture/Embedded/A.cs", "")]
    [InlineData("Directory.Build.props", "<Import Project=\"build/Edition.props\" />")]
    public void Rule_WhenTheCompositionDiffers_IsSilent(string path, string text) => Assert.Empty(EditionRule.Violations(new SourceFile(path, text)));
}
