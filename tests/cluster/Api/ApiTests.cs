using CxBridge.Tests.Cluster.Fixture;

namespace CxBridge.Tests.Cluster.Api;

/// <summary>Rule: what compiles against one edition compiles against the other.</summary>
public sealed class ApiTests
{
    private const string Sample = """
        assembly Sample
        Sample.IThing
          is interface
          method public abstract void Do(int times = 1)
          method public virtual string~ Say()
        Sample.MarkAttribute
          is sealed class
          usage Class
          new public()
        """;

    private static readonly string[] s_thing = ["is interface", "method public abstract void Do(int times = 1)"];

    [Fact]
    public void EveryPublicMember_IsOneOfOrleans10()
    {
        var orleans = ApiSheet.OfOrleans();
        var differences = Engine.OfferedTypes(orleans).SelectMany(offered => ApiDifferences.Of(offered, orleans)).ToArray();
        Assert.True(differences.Length == 0, string.Join('\n', differences));
    }

    [Fact]
    public void Sheet_HasTheTypesThatAnApplicationBeginsWith()
    {
        var names = ApiSheet.OfOrleans().Types.Select(static type => type.Name).ToHashSet();
        Assert.Superset(new HashSet<string> { "Orleans.Grain", "Orleans.IGrainFactory", "Orleans.Runtime.IGrainTimer" }, names);
        Assert.All(ApiSheet.OfOrleans().Types, static type => Assert.NotEmpty(type.Facts));
    }

    [Fact]
    public void Difference_WhereAllIsAsListed_IsNone()
    {
        Assert.Empty(Differences("Sample.IThing", s_thing));
        Assert.Empty(Differences("Sample.IThing", [.. s_thing, "method public virtual string? Say()"]));
    }

    [Theory]
    [InlineData("is interface", "method public abstract void Do(int times = 2)")]
    [InlineData("is interface", "method public abstract void Do(int count = 1)")]
    [InlineData("is interface", "method public abstract int Do(int times = 1)")]
    public void Difference_OfADefaultANameOrAResult_IsFound(params string[] facts) =>
        Assert.Equal(2, Differences("Sample.IThing", facts).Length);

    [Fact]
    public void Difference_OfATypeAMemberOrATarget_IsFound()
    {
        Assert.Single(Differences("Sample.Unheard", ["is class"]));
        Assert.Single(Differences("Sample.IThing", [.. s_thing, "method public virtual void More()"]));
        Assert.Equal(2, Differences("Sample.MarkAttribute", ["is sealed class", "usage Class, Method"]).Length);
        Assert.Single(Differences("Sample.MarkAttribute", ["is sealed class"]));
    }

    private static string[] Differences(string name, string[] facts) =>
        [.. ApiDifferences.Of(new ApiType(name, "Sample", facts), ApiSheet.Parse(Sample))];
}
