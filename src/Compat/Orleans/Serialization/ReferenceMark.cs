namespace Orleans.Serialization;

internal enum ReferenceMark : byte
{
    Null = 0,
    Exact = 1,
    Known = 2,
    Derived = 3,
}
