namespace CxBridge.Practice.Personas;

/// <summary>Whether a field may be left out.</summary>
internal enum Need
{
    Optional,
    Required,
}
