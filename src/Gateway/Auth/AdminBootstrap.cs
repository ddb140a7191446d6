using System.Security.Cryptography;
using CxBridge.Domain.Accounts;

namespace CxBridge.Gateway.Auth;

/// <summary>Makes the first user, so that a fresh installation can be entered by whoever started it and by nobody else.</summary>
public sealed class AdminBootstrap(IAccountStore accounts, TimeProvider time)
{
    /// <summary>Name of the first user.</summary>
    public const string UserName = "admin";

    private const string Alphabet = "abcdefghjkmnpqrstuvwxyz23456789";
    private const int Letters = 20;

    /// <summary>Adds the user <c>admin</c> when there is no user at all.</summary>
    /// <returns>The generated password (99 random bits), to be shown once; null when there are users already.</returns>
    public async Task<string?> EnsureAsync(CancellationToken cancellationToken)
    {
        if (await accounts.AnyUserAsync(cancellationToken))
        {
            return null;
        }
        string letters = RandomNumberGenerator.GetString(Alphabet, Letters);
        string password = string.Join('-', letters.Chunk(5).Select(c => new string(c)));
        await accounts.SaveUserAsync(new User(UserId.New(time), UserName, PasswordHash.Make(password)), cancellationToken);
        return password;
    }
}
