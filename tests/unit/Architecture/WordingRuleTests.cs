namespace CxBridge.Tests.Unit.Architecture;

public sealed class WordingRuleTests
{
    private static readonly string[] Everything = ["src", "tests", "build", "bench", "docs", "deploy", ".ci", "cx", "README.md",
        "Directory.Build.props", "Directory.Packages.props", ".editorconfig", "docker-compose.yml"];

    private static readonly string[] Texts = [".cs", ".csproj", ".props", ".targets", ".md", ".sh", ".sql", ".ts", ".tsx", ".css", ".html", ".yml", ".yaml", ".json", ""];

    [Fact]
    public void Files_HoldNoNotesToSelf() => Rules.Hold(Repository.Files(Everything, Texts).SelectMany(WordingRule.Notes));

    [Fact]
    public void Files_HoldNoPathsOfAMachine() =>
        Rules.Hold(Repository.Files(Everything, Texts).Where(f => f.Path != "tests/unit/Architecture/WordingRuleTests.cs").SelectMany(WordingRule.MachinePaths));

    [Fact]
    public void LockFile_NamesNoRegistryButThePublicOne() =>
        Rules.Hold(Repository.Files(["src/Console/package-lock.json"], ".json").SelectMany(WordingRule.OtherRegistries));

    [Theory]
    [InlineData("// TO" + "DO: later")]
    [InlineData("/* FIX" + "ME */")]
    [InlineData("    #reg" + "ion Private")]
    public void Notes_AreFound(string text) => Assert.Single(WordingRule.Notes(new SourceFile("a.cs", text)));

    [Fact]
    public void Notes_AreNotFoundInsideOtherWords() => Assert.Empty(WordingRule.Notes(new SourceFile("a.cs", "var methodTODOs = hackathon;")));

    [Theory]
    [InlineData("see /work/shared/DESIGN.md")]
    [InlineData("\"/home/alice/cxbridge\"")]
    [InlineData("var f = \"/tmp/out.wav\";")]
    [InlineData("@\"C:\\Users\\alice\"")]
    [InlineData("`/root/.nuget`")]
    public void MachinePaths_AreFound(string text) => Assert.Single(WordingRule.MachinePaths(new SourceFile("a.cs", text)));

    [Theory]
    [InlineData("https://example.com/home/index.html")]
    [InlineData("/usr/sbin/policy-rc.d")]
    [InlineData("src/work/shared")]
    [InlineData("\"/api/calls\"")]
    public void MachinePaths_AreNotFoundInOtherPaths(string text) => Assert.Empty(WordingRule.MachinePaths(new SourceFile("a.cs", text)));

    [Fact]
    public void OtherRegistries_AreFound() =>
        Assert.Single(WordingRule.OtherRegistries(new SourceFile("package-lock.json",
            """
            "resolved": "https://registry.npmjs.org/react/-/react-19.3.1.tgz",
            "resolved": "https://mirror.example/react/-/react-19.3.1.tgz",
            """)));
}
