using CxBridge.Domain.Bots;

namespace CxBridge.Tests.Unit.Domain.Bots;

public class TemplateTextTests
{
    [Theory]
    [InlineData("Hello {{name}}, hello.", "Hello Ann, hello.")]
    [InlineData("On {{ day }} {{time}}.", "On Monday.")]
    [InlineData("{{nobody}} is here", "is here")]
    [InlineData("No names", "No names")]
    [InlineData("Open {{name", "Open {{name")]
    public void Fill_PutsInWhatIsKnown(string text, string filled) =>
        Assert.Equal(filled, TemplateText.Fill(text, name => name switch { "name" => "Ann", "day" => "Monday", _ => null }));
}
