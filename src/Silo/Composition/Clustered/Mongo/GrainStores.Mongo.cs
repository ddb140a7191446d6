namespace CxBridge.Silo.Composition;

/// <content>Grain states in MongoDB, under the service's name as database. Compiled with <c>-p:MongoGrainStorage=true</c>.</content>
internal static partial class GrainStores
{
    static partial void AddMongo(ISiloBuilder silo, string connectionString, string database, ref bool added)
    {
        silo.UseMongoDBClient(connectionString);
        silo.AddMongoDBGrainStorageAsDefault(options => options.DatabaseName = database);
        added = true;
    }
}
