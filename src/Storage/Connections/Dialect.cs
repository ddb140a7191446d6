namespace CxBridge.Storage.Connections;

/// <summary>Whose SQL is spoken: the middle part of a statement's file name, where the two differ.</summary>
internal enum Dialect
{
    Sqlite,
    Postgres,
}
