using System.Text.Json;

namespace CxBridge.Silo.Verbs.Demo;

/// <summary>What a later run needs in order to finish an interrupted demo; kept in <c>demo.json</c> beside the data.</summary>
internal sealed record DemoState(string ApiKey, string CampaignId, string CarrierId, string SipAddress, string CrmAddress)
{
    private static string FileIn(string folder) => Path.Combine(folder, "demo.json");

    public static DemoState? Find(string folder) =>
        File.Exists(FileIn(folder)) ? JsonSerializer.Deserialize<DemoState>(File.ReadAllText(FileIn(folder))) : null;

    public void Save(string folder) => File.WriteAllText(FileIn(folder), JsonSerializer.Serialize(this));

    public static void Forget(string folder) => File.Delete(FileIn(folder));
}
