namespace Orleans.Configuration;

public interface IStorageProviderSerializerOptions
{
    Storage.IGrainStorageSerializer GrainStorageSerializer { get; set; }
}
