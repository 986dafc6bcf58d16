using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Acme.Data;
using Acme.Data.Bronze;
using TypedDao;

internal static class Program
{
    internal static IAsyncEnumerable<User> Germans() => Catalog.Bronze.Users.ReadAsync().Where(u => u.Country == "DE");

    internal static async Task<int> CountAsync(long least, CancellationToken token)
        => await Catalog.Bronze.Users // All of them,
            .ReadAsync(token)
            // but only those with an address,
            .Where(u => u.Email is not null && // not without
                u.Id >= least)
            // counted.
            .Select(u => u.Id)
            .CountAsync(token);

    internal static async Task PrintAsync()
    {
        await foreach (User user in Catalog.Bronze.Users.ReadAsync().Where(u => u.Country.StartsWith("D", StringComparison.Ordinal)))
        {
            // A read inside of a read.
            long id = user.Id;
            Console.WriteLine(await Catalog.Bronze.Users.ReadAsync().Where(other => other.Id == id || !(other.Day < new DateOnly(2025, 1, 7))).AnyAsync());
        }

        // Two filters, one after the other.
        await foreach (User user in Catalog.Bronze.Users.ReadAsync().Where(u => u.Email == null).Where(u => u.Id > 3))
        {
            Console.WriteLine(user);
        }

        // Not the same for all rows, or not by the same rules: these stay.
        await foreach (User user in Catalog.Bronze.Users.ReadAsync().Where(u => u.Country.StartsWith("D")))
        {
            Console.WriteLine(user);
        }

        await foreach (User user in Catalog.Bronze.Users.ReadAsync().Where(u => u.Country == Environment.MachineName))
        {
            Console.WriteLine(user);
        }
    }
}
