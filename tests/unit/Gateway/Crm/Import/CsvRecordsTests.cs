using System.Text;
using CxBridge.Gateway.Crm.Import;

namespace CxBridge.Tests.Unit.Gateway.Crm.Import;

public sealed class CsvRecordsTests
{
    [Theory]
    [InlineData("a,b\r\nc,d\r\n", "1:a|b 2:c|d")]
    [InlineData("a,b\nc,d", "1:a|b 2:c|d")]
    [InlineData("a,b\rc,d\r", "1:a|b 2:c|d")]
    [InlineData("\r\n\r\na,\r\n\r\n,b\n", "3:a| 5:|b")]
    [InlineData("\"a,1\",\"say \"\"hi\"\"\"\nc,d", "1:a,1|say \"hi\" 2:c|d")]
    [InlineData("\"two\nlines\",b\nc,d", "1:two\nlines|b 3:c|d")]
    [InlineData("\"two\r\nlines\",b\r\nc,d", "1:two\r\nlines|b 3:c|d")]
    [InlineData("5\" pipe,b\nc,d", "1:5\" pipe|b 2:c|d")]
    [InlineData("", "")]
    public async Task Records_OfEveryStyle_AreReadWithTheirLines(string file, string expected)
    {
        Assert.Equal(expected, await ReadAsync(Encoding.UTF8.GetBytes(file), chunk: int.MaxValue));
        Assert.Equal(expected, await ReadAsync(Encoding.UTF8.GetBytes(file), chunk: 1));
    }

    [Theory]
    [InlineData("a,\"b\nc,d\ne,f\n", "1:QuoteOpen 2:c|d 3:e|f")]
    [InlineData("a,\"b\nc,\"d\ne,f\n", "1:QuoteMisplaced 2:QuoteOpen 3:e|f")]
    [InlineData("a,\"b\"x\nc,d", "1:QuoteMisplaced 2:c|d")]
    [InlineData("a,\"b", "1:QuoteOpen")]
    public async Task ABadQuote_CostsItsOwnLine_AndNoOther(string file, string expected)
    {
        Assert.Equal(expected, await ReadAsync(Encoding.UTF8.GetBytes(file), chunk: int.MaxValue));
        Assert.Equal(expected, await ReadAsync(Encoding.UTF8.GetBytes(file), chunk: 1));
    }

    [Fact]
    public async Task ALine_OfAnotherEncoding_IsReported_AndTheRestIsRead()
    {
        byte[] file = [.. "a,b\nM"u8, 0xFC, .. "ller,c\nMüller,d\n"u8];

        Assert.Equal("1:a|b 2:WrongEncoding 3:Müller|d", await ReadAsync(file, chunk: int.MaxValue));
    }

    [Theory]
    [InlineData(CsvRecords.LongestRecord + 1)]
    [InlineData(20 * CsvRecords.LongestRecord)]
    public async Task ARecord_LongerThanTheLimit_IsReportedOnce_AndTheRestIsRead(int length)
    {
        byte[] file = [.. "a,b\n"u8, .. Encoding.ASCII.GetBytes(new string('x', length)), .. "\nc,d\n"u8];

        Assert.Equal("1:a|b 2:TooLong 3:c|d", await ReadAsync(file, chunk: int.MaxValue));
        Assert.Equal("1:a|b 2:TooLong 3:c|d", await ReadAsync(file, chunk: 1000));
    }

    [Fact]
    public async Task AQuote_OpenForLongerThanARecordMayBe_CostsItsOwnLine()
    {
        string rows = string.Concat(Enumerable.Repeat("c,d\n", CsvRecords.LongestRecord / 3));

        string read = await ReadAsync(Encoding.UTF8.GetBytes("a,\"b\n" + rows), chunk: 4096);

        Assert.StartsWith("1:QuoteOpen 2:c|d 3:c|d ", read, StringComparison.Ordinal);
        Assert.EndsWith($" {CsvRecords.LongestRecord / 3 + 1}:c|d", read, StringComparison.Ordinal);
    }

    private static async Task<string> ReadAsync(byte[] file, int chunk)
    {
        var records = new CsvRecords(new ChunkedStream(file, chunk), (byte)',');
        var seen = new List<string>();
        while (await records.ReadAsync(CancellationToken.None))
        {
            seen.Add($"{records.Line}:{(records.Fault == CsvFault.None ? string.Join('|', records.Fields) : records.Fault)}");
        }
        return string.Join(' ', seen);
    }
}
