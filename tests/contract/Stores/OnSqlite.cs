using CxBridge.Tests.Contract.Attempts;
using CxBridge.Tests.Contract.Calls;
using CxBridge.Tests.Contract.Campaigns;
using CxBridge.Tests.Contract.Compliance;
using CxBridge.Tests.Contract.Contacts;
using CxBridge.Tests.Contract.Grains;
using CxBridge.Tests.Contract.Inbound;
using CxBridge.Tests.Contract.Migrations;
using CxBridge.Tests.Contract.Outbox;
using CxBridge.Tests.Contract.Settings;
using CxBridge.Tests.Contract.Stores;

namespace CxBridge.Tests.Contract.OnSqlite;

// Every suite, on this database.
public sealed class DialTests() : DialContract(new SqliteKind());

public sealed class ClaimTests() : ClaimContract(new SqliteKind());

public sealed class LeaseTests() : LeaseContract(new SqliteKind());

public sealed class CampaignTests() : CampaignContract(new SqliteKind());

public sealed class ContactTests() : ContactContract(new SqliteKind());

public sealed class ContactDeskTests() : ContactDeskContract(new SqliteKind());

public sealed class TwinTests() : TwinContract(new SqliteKind());

public sealed class CallTests() : CallContract(new SqliteKind());

public sealed class InboundTests() : InboundContract(new SqliteKind());

public sealed class OutboxTests() : OutboxContract(new SqliteKind());

public sealed class CarrierTests() : CarrierContract(new SqliteKind());

public sealed class CallWayTests() : CallWayContract(new SqliteKind());

public sealed class BotTests() : BotContract(new SqliteKind());

public sealed class AccountTests() : AccountContract(new SqliteKind());

public sealed class GrainStateTests() : GrainStateContract(new SqliteKind());

public sealed class ReminderTests() : ReminderContract(new SqliteKind());

public sealed class DialPropertyTests() : DialPropertyContract(new SqliteKind(), histories: 100);

public sealed class NumberHistoryTests() : NumberHistoryContract(new SqliteKind());

public sealed class MigrationTests() : MigrationContract(new SqliteKind());

public sealed class RulesAtClaimTests() : RulesAtClaimContract(new SqliteKind());

public sealed class RulesAtGateTests() : RulesAtGateContract(new SqliteKind());

public sealed class SuppressionTests() : SuppressionContract(new SqliteKind());
