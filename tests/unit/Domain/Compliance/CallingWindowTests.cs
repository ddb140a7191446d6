using CxBridge.Domain.Compliance;

namespace CxBridge.Tests.Unit.Domain.Compliance;

public sealed class CallingWindowTests
{
    [Theory]
    [InlineData("mon-fri 09:00-20:00", "mon,tue,wed,thu,fri 09:00-20:00")]
    [InlineData("Daily 00:00-24:00", "daily 00:00-24:00")]
    [InlineData("sat-sun 10:00-18:00", "sat,sun 10:00-18:00")]
    [InlineData("fri-mon,wed 10:00-18:00", "mon,wed,fri,sat,sun 10:00-18:00")]
    public void Parse_ReadsWhatToStringWrites(string text, string written)
    {
        CallingWindow window = CallingWindow.Parse(text);

        Assert.Equal(written, window.ToString());
        Assert.Equal(window, CallingWindow.Parse(written));
    }

    [Theory]
    [InlineData("mon-fri 20:00-09:00", "ends before it begins")]
    [InlineData("mon-fri 09:00-09:00", "never open")]
    [InlineData("mon-fri", "is not of the form")]
    [InlineData("", "is not of the form")]
    [InlineData("mon-fry 09:00-20:00", "is not a day")]
    [InlineData("mon-fri 9-20", "is not two times of day")]
    [InlineData("mon-fri 09:00-25:00", "is not two times of day")]
    public void Read_WhenItCannotBe_SaysWhy(string text, string reason) => Assert.Contains(reason, CallingWindow.Read(text, out _), StringComparison.Ordinal);
}
