using System;
using System.Linq;
using System.Threading.Tasks;
using Acme.Data;
using Acme.Data.Bronze;
using TypedDao;

internal static class Program
{
    internal static async Task SaveAsync(User[] users)
    {
        // Nobody hears of errors here.
        _ = Catalog.Bronze.Users.WriteAsync(users);
        _ = Catalog.Bronze.Users.DeleteAsync().AsTask(); // nor here
        Func<Task> later = async () => _ = Catalog.Bronze.Users.CopyToAsync(Catalog.Bronze.Users).ConfigureAwait(false);
        await later();

        async Task DeleteAsync()
        {
            _ = Catalog.Bronze.Users.DeleteAsync();
        }

        await DeleteAsync();
    }

    // Not asynchronous: found, and left to you.
    internal static void Save(User[] users) => Catalog.Bronze.Users.WriteAsync(users);

    internal static async Task LockedAsync(User[] users)
    {
        lock (users)
        {
            _ = Catalog.Bronze.Users.WriteAsync(users);
        }

        UsersObject? maybe = users.Length > 3 ? Catalog.Bronze.Users : null;
        _ = maybe?.WriteAsync(users);

        // Used.
        long deleted = await Catalog.Bronze.Users.DeleteAsync();
        ValueTask<long> task = Catalog.Bronze.Users.DeleteAsync();
        Console.WriteLine(deleted + await task);
    }
}
