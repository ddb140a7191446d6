using CxBridge.Domain.Ids;

namespace CxBridge.Domain.Accounts;

/// <summary>Somebody who signs in to the console.</summary>
/// <param name="Id">Id.</param>
/// <param name="Name">Sign-in name, lower case, unique.</param>
/// <param name="PasswordHash">Salted hash; the password is never stored.</param>
public sealed record User(UserId Id, string Name, string PasswordHash);
