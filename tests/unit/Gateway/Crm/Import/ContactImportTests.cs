using System.Text;
using System.Text.Json;
using CxBridge.Domain.Contacts;
using CxBridge.Domain.Ids;
using CxBridge.Gateway;
using CxBridge.Gateway.Crm.Import;
using CxBridge.Tests.Unit.Gateway.Fakes;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace CxBridge.Tests.Unit.Gateway.Crm.Import;

public sealed class ContactImportTests : IDisposable
{
    private readonly CampaignId _campaign = CampaignId.New(TimeProvider.System);
    private readonly FakeContacts _contacts = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("cxbridge-import-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Import_OfAMixedFile_KeepsGoodRows_AndNamesEveryBadOne()
    {
        ImportReport report = await ImportAsync("""
            Phone,Name,ref,city
            +4930123456,Anna,c-1,Berlin
            030123457,Bert,c-2,Bonn
            +4930123458,Carl
            +4930123459,Dora,c-4,Ulm,extra
            +4930 123456,Anna again,c-5,Berlin
            +49301234xx,Emil,c-6,Kiel

            +4930123460,Frida,c-7,
            """);

        Assert.Equal((ImportEnd.Complete, 7, 2, 1, 4), (report.End, report.Rows, report.Added, report.Duplicates, report.Rejected));
        Assert.Equal(
            ["3 no country code: write the number with + or 00", "4 too few columns: 2 instead of 4", "5 too many columns: 5 instead of 4",
                "6 duplicate: the campaign has this number already, or an earlier row does", "7 'x' is not part of a number"],
            report.Errors.OrderBy(e => e.Line).Select(e => $"{e.Line} {e.Reason}"));
        Contact first = _contacts.Of(_campaign)[0];
        Assert.Equal(("Anna", "c-1", "Berlin"), (first.Name, first.Reference, first.Fields["city"]));
        Assert.Empty(_contacts.Of(_campaign)[1].Fields);
    }

    [Fact]
    public async Task Errors_NeverHoldAWholeNumber()
    {
        ImportReport report = await ImportAsync("number\n+4930123456\n+4930123456\n030123456789\n");

        Assert.Equal(["030…89", "+49…56"], report.Errors.Select(e => e.Value));
        string file = await File.ReadAllTextAsync(Directory.GetFiles(_folder, "*.errors.csv", SearchOption.AllDirectories).Single());
        Assert.DoesNotContain("123456", file, StringComparison.Ordinal);
        Assert.Equal(3, file.Trim().Split('\n').Length);
    }

    [Theory]
    [InlineData("", "the file is empty")]
    [InlineData("number,name\n", "the file has no contacts")]
    [InlineData("name,city\nAnna,Berlin\n", "no column with telephone numbers; the columns are: name, city")]
    [InlineData("+4930123456,Anna\n+4930123457,Bert\n", "the first line holds a telephone number, not the names of the columns")]
    [InlineData("number,name,Name\n1,2,3\n", "two columns are named 'name'")]
    [InlineData("PK\u0003\u0004xx", "the file is an Excel workbook or another zip archive")]
    public async Task AFile_ThatCannotBeImportedAtAll_SaysWhy(string file, string reason)
    {
        ImportReport report = await ImportAsync(file);

        Assert.Equal((ImportEnd.Refused, 0L), (report.End, report.Added));
        Assert.StartsWith($"Nothing was imported: {reason}", report.Message, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData(',')]
    [InlineData(';')]
    [InlineData('\t')]
    public async Task Delimiters_AreFoundInTheHeader(char delimiter)
    {
        ImportReport report = await ImportAsync($"number{delimiter}name\n+4930123456{delimiter}\"Anna, Berta; C\"\n");

        Assert.Equal(1, report.Added);
        Assert.Equal("Anna, Berta; C", _contacts.Of(_campaign)[0].Name);
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public async Task AByteOrderMark_TellsTheEncoding(string name)
    {
        Encoding encoding = Encoding.GetEncoding(name);
        byte[] file = [.. encoding.GetPreamble(), .. encoding.GetBytes("number,name\n+4930123456,Jürgen\n")];

        ImportReport report = await ImportAsync(new ChunkedStream(file, chunk: 3));

        Assert.Equal(1, report.Added);
        Assert.Equal("Jürgen", _contacts.Of(_campaign)[0].Name);
    }

    [Fact]
    public async Task Utf16_WithoutAMark_IsRefusedInWords()
    {
        ImportReport report = await ImportAsync(new MemoryStream(Encoding.Unicode.GetBytes("number,name\n+4930123456,Anna\n")));

        Assert.Contains("UTF-16 without a byte order mark", report.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnUpload_ThatBreaksOff_KeepsWhatArrived_AndSaysSo()
    {
        byte[] file = Encoding.UTF8.GetBytes("number\n" + string.Concat(Enumerable.Range(0, 6_000).Select(i => $"+4930{1_000_000 + i}\n")));

        ImportReport report = await ImportAsync(new ChunkedStream(file, chunk: 1000, breaksOff: true));

        Assert.Equal((ImportEnd.Aborted, 6_000L, 6_000), (report.End, report.Added, _contacts.Of(_campaign).Count));
        Assert.Contains("after line 6001: the upload was cut off. 6000 contacts were kept", report.Message, StringComparison.Ordinal);
        Assert.Equal([5_000, 1_000], _contacts.Batches);
    }

    [Fact]
    public async Task ADatabase_ThatFailsOnTheWay_LeavesAReportOfWhatWasKept()
    {
        _contacts.FailAfterBatches = 1;

        ImportReport report = await ImportAsync("number\n" + string.Concat(Enumerable.Range(0, 6_000).Select(i => $"+4930{1_000_000 + i}\n")));

        Assert.Equal((ImportEnd.Aborted, 5_000L), (report.End, report.Added));
        Assert.Contains("the database refused: no space left", report.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ABatch_IsStored_WhileTheNextOneIsRead()
    {
        byte[] file = Encoding.UTF8.GetBytes("number\n" + string.Concat(Enumerable.Range(0, 12_000).Select(i => $"+4930{1_000_000 + (i % 11_000)}\n")));
        var upload = new ChunkedStream(file, chunk: 1000);
        var farther = new TaskCompletionSource();
        _contacts.Hold = farther.Task;
        upload.Reads += at =>
        {
            if (at > file.Length * 3 / 4)
            {
                farther.TrySetResult();
            }
        };

        ImportReport report = await ImportAsync(upload).WaitAsync(TimeSpan.FromMinutes(1));

        Assert.Equal((11_000L, 1_000L), (report.Added, report.Duplicates));
        Assert.Equal([5_000, 5_000, 2_000], _contacts.Batches);
        Assert.Equal(11_002, report.Errors[0].Line);
    }

    [Fact]
    public async Task MoreThanAThousandErrors_AreTruncatedInline_AndWholeInTheFile()
    {
        ImportReport report = await ImportAsync("number\n" + string.Concat(Enumerable.Repeat("x\n", 1_500)));

        Assert.Equal((1_500L, 1_000, true), (report.Rejected, report.Errors.Count, report.ErrorsTruncated));
        string[] lines = await File.ReadAllLinesAsync(Directory.GetFiles(_folder, "*.errors.csv", SearchOption.AllDirectories).Single());
        Assert.Equal(1_501, lines.Length);
    }

    [Fact]
    public async Task AField_OverFourKilobytes_IsRefused()
    {
        ImportReport report = await ImportAsync($"number,note\n+4930123456,{new string('é', 2049)}\n+4930123457,{new string('é', 2048)}\n");

        Assert.Equal((1L, 1L), (report.Added, report.Rejected));
        Assert.Equal(("note", "longer than 4096 bytes"), (report.Errors[0].Column, report.Errors[0].Reason));
    }

    private Task<ImportReport> ImportAsync(string file) => ImportAsync(new MemoryStream(Encoding.UTF8.GetBytes(file)));

    private Task<ImportReport> ImportAsync(Stream file)
    {
        var json = new JsonOptions();
        json.SerializerOptions.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        var reports = new ImportReports(Options.Create(new GatewayOptions { DataFolder = _folder }), Options.Create(json));
        return new ContactImport(_contacts, reports, TimeProvider.System, NullLogger<ContactImport>.Instance).RunAsync(_campaign, file, UploadFormat.Csv, CancellationToken.None);
    }
}
