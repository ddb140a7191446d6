using CxBridge.Tests.Contract.Attempts;
using CxBridge.Tests.Contract.Stores;

namespace CxBridge.Tests.Contract.OnSqlite;

// Every suite once more, on this database.
public sealed class DialTests() : DialContract(new SqliteKind());

public sealed class ClaimTests() : ClaimContract(new SqliteKind());

public sealed class LeaseTests() : LeaseContract(new SqliteKind());
