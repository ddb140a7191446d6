namespace CxBridge.Tests.Unit.Cx;

public sealed class EditionTests
{
    [Fact]
    public async Task Edition_ThatDoesNotExist_IsRefusedOnceWithTheTwoThatDo()
    {
        (int code, string output, _) = await Shell.Run("dotnet restore src/Domain/CxBridge.Domain.csproj -p:Edition=Sharded --nologo");

        Assert.NotEqual(0, code);
        Assert.Single(output.Split('\n'), line => line.Contains("CX0001", StringComparison.Ordinal));
        Assert.Contains("Unknown edition 'Sharded'. Use -p:Edition=Embedded (the default) or -p:Edition=Cluster.", output, StringComparison.Ordinal);
    }
}
