namespace CxBridge.Tests.Unit.Architecture;

public sealed class StandInRuleTests
{
    [Fact]
    public void Product_NamesNothingThatOnlyAStandInHas() =>
        Rules.Hold(Repository.Files(["src"], ".cs").SelectMany(StandInRule.Violations));

    [Theory]
    [InlineData("src/Grains/A.cs", "using CxBridge.Compat.Generation;")]
    [InlineData("src/Silo/A.cs", "new CxBridge.Compat.Generation.MessageVerificationOptions()")]
    public void Rule_WhenProductCodeNamesAStandIn_SaysSo(string path, string text) =>
        Assert.Single(StandInRule.Violations(new SourceFile(path, text)));

    [Fact]
    public void Rule_WhenAStandInNamesItself_IsSilent() =>
        Assert.Empty(StandInRule.Violations(new SourceFile("src/Compat/Orleans/A.cs", "namespace CxBridge.Compat.Generation;")));
}
