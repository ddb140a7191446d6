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

namespace CxBridge.Tests.Contract.OnPostgres;

// Every suite, on this database.
[Collection(PostgresCollection.Name)]
public sealed class DialTests(PostgresCluster cluster) : DialContract(new PostgresKind(cluster));

[Collection(PostgresCollection.Name)]
public sealed class ClaimTests(PostgresCluster cluster) : ClaimContract(new PostgresKind(cluster));

[Collection(PostgresCollection.Name)]
public sealed class LeaseTests(PostgresCluster cluster) : LeaseContract(new PostgresKind(cluster));

[Collection(PostgresCollection.Name)]
public sealed class CampaignTests(PostgresCluster cluster) : CampaignContract(new PostgresKind(cluster));

[Collection(PostgresCollection.Name)]
public sealed class ContactTests(PostgresCluster cluster) : ContactContract(new PostgresKind(cluster));

[Collection(PostgresCollection.Name)]
public sealed class ContactDeskTests(PostgresCluster cluster) : ContactDeskContract(new PostgresKind(cluster));

[Collection(PostgresCollection.Name)]
public sealed class TwinTests(PostgresCluster cluster) : TwinContract(new PostgresKind(cluster));


[Collection(PostgresCollection.Name)]
public sealed class CallTests(PostgresCluster cluster) : CallContract(new PostgresKind(cluster));

[Collection(PostgresCollection.Name)]
public sealed class InboundTests(PostgresCluster cluster) : InboundContract(new PostgresKind(cluster));

[Collection(PostgresCollection.Name)]
public sealed class OutboxTests(PostgresCluster cluster) : OutboxContract(new PostgresKind(cluster));

[Collection(PostgresCollection.Name)]
public sealed class CarrierTests(PostgresCluster cluster) : CarrierContract(new PostgresKind(cluster));

[Collection(PostgresCollection.Name)]
public sealed class CallWayTests(PostgresCluster cluster) : CallWayContract(new PostgresKind(cluster));

[Collection(PostgresCollection.Name)]
public sealed class BotTests(PostgresCluster cluster) : BotContract(new PostgresKind(cluster));

[Collection(PostgresCollection.Name)]
public sealed class AccountTests(PostgresCluster cluster) : AccountContract(new PostgresKind(cluster));

[Collection(PostgresCollection.Name)]
public sealed class GrainStateTests(PostgresCluster cluster) : GrainStateContract(new PostgresKind(cluster));

[Collection(PostgresCollection.Name)]
public sealed class ReminderTests(PostgresCluster cluster) : ReminderContract(new PostgresKind(cluster));

[Collection(PostgresCollection.Name)]
public sealed class DialPropertyTests(PostgresCluster cluster) : DialPropertyContract(new PostgresKind(cluster), histories: 40);

[Collection(PostgresCollection.Name)]
public sealed class NumberHistoryTests(PostgresCluster cluster) : NumberHistoryContract(new PostgresKind(cluster));

[Collection(PostgresCollection.Name)]
public sealed class MigrationTests(PostgresCluster cluster) : MigrationContract(new PostgresKind(cluster));

[Collection(PostgresCollection.Name)]
public sealed class RulesAtClaimTests(PostgresCluster cluster) : RulesAtClaimContract(new PostgresKind(cluster));

[Collection(PostgresCollection.Name)]
public sealed class RulesAtGateTests(PostgresCluster cluster) : RulesAtGateContract(new PostgresKind(cluster));

[Collection(PostgresCollection.Name)]
public sealed class SuppressionTests(PostgresCluster cluster) : SuppressionContract(new PostgresKind(cluster));
