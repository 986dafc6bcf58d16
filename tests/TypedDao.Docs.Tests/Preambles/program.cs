using Acme.Data;
using Acme.Data.Bronze;

// A program that reads and writes the catalog beside it.
internal static class Block
{
    private static readonly User[] users = [];

    public static async Task RunAsync()
    {
        await Task.Yield();
/* block */
    }
}
