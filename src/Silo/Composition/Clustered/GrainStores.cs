using CxBridge.Silo.Verbs;

namespace CxBridge.Silo.Composition;

/// <summary>Where grain states lie: PostgreSQL, or MongoDB in a build that has it. Membership and reminders are always in PostgreSQL.</summary>
internal static partial class GrainStores
{
    /// <exception cref="VerbFailedException">MongoDB is asked for, and this build does not have it.</exception>
    public static void Add(ISiloBuilder silo, ClusterSettings cluster, CellDatabase database)
    {
        if (cluster.MongoConnectionString is not { } mongo)
        {
            silo.AddAdoNetGrainStorageAsDefault(options => (options.Invariant, options.ConnectionString) = (ClusterSilo.Invariant, database.ConnectionString));
            return;
        }

        bool added = false;
        AddMongo(silo, mongo, cluster.ServiceId, ref added);
        if (!added)
        {
            throw new VerbFailedException("This build has no MongoDB. Build with -p:MongoGrainStorage=true, or leave Cluster:MongoConnectionString out");
        }
    }

    static partial void AddMongo(ISiloBuilder silo, string connectionString, string database, ref bool added);
}
