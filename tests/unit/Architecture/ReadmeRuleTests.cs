namespace CxBridge.Tests.Unit.Architecture;

public sealed class ReadmeRuleTests
{
    [Fact]
    public void TopFolders_HaveAReadmeOfAtMost40Lines()
    {
        string[] folders = [.. Repository.Folders("src").Where(HasMoreThanAnEntryPoint).Select(f => $"src/{f}"), .. Repository.Folders("").Where(f => f is not "src")];
        Assert.Contains("src/Domain", folders);
        Assert.Contains("tests", folders);
        Rules.Hold(folders.SelectMany(f => ReadmeRule.Violations(f, Repository.Files([$"{f}/README.md"], ".md").SingleOrDefault())));
    }

    [Fact]
    public void Rule_WhenThereIsNone_SaysSo() => Assert.Equal(["src/X has no README.md"], ReadmeRule.Violations("src/X", null));

    [Theory]
    [InlineData(39, 0)]
    [InlineData(40, 1)]
    public void Rule_WhenItIsTooLong_SaysSo(int linesAfterTheTitle, int violations) =>
        Assert.Equal(violations, ReadmeRule.Violations("src/X", new SourceFile("src/X/README.md", "# X\n" + string.Concat(Enumerable.Repeat("a\n", linesAfterTheTitle)))).Count());

    [Fact]
    public void Rule_WhenItHasNoTitle_SaysSo() => Assert.Single(ReadmeRule.Violations("src/X", new SourceFile("src/X/README.md", "text\n")));

    // A project that is still only an entry point has nothing to explain.
    private static bool HasMoreThanAnEntryPoint(string project) => Repository.Files([$"src/{project}"], ".cs", ".tsx").Count > 1;
}
