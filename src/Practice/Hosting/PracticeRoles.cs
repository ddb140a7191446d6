namespace CxBridge.Practice.Hosting;

/// <summary>Which servers a process runs.</summary>
[Flags]
public enum PracticeRoles
{
    None = 0,
    Carrier = 1,
    Crm = 2,
}
