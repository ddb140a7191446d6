namespace CxBridge.Silo.Verbs.Demo;

/// <summary>How the demo runs.</summary>
/// <param name="Contacts">CSV of contacts; null: 30 that meet every persona.</param>
/// <param name="Carrier">SIP URI to dial instead of the practice carrier, or null.</param>
/// <param name="DataFolder">Where everything is kept. A campaign that an earlier run left unfinished there is finished.</param>
/// <param name="Seed">Chooses voices, delays and noise of the practice callees.</param>
/// <param name="Practice">Path of the practice program.</param>
/// <param name="Limit">When to give up.</param>
/// <param name="Json">End with one JSON line.</param>
internal sealed record DemoSettings(string? Contacts, string? Carrier, string DataFolder, int Seed, string Practice, TimeSpan Limit, bool Json);
