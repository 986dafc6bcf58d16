using Acme.Data;
using Acme.Data.Bronze;
using TypedDao.Storage;
using TypedDao.Testing;

// What a block of statements uses and the page does not declare.
file static class Block
{
    private static readonly CatalogContext context = CatalogContext.InMemory();
    private static readonly Stream content = Stream.Null;
    private static readonly DateOnly cutoff = new(2025, 1, 7);
    private static readonly DateOnly day = new(2025, 1, 7);
    private static readonly Event[] events = [];
    private static readonly User[] users = [];
    private static readonly User[] rows = [];
    private static readonly User[] expected = [];
    private static readonly User one = new() { Id = 1, Name = "Ada" };
    private static readonly User two = new() { Id = 2, Name = "Linus" };

    public static async Task RunAsync()
    {
        await Task.Yield();
/* block */
    }
}

file static class MyJob
{
    public static Task RunAsync(CatalogContext lake) => Task.FromResult(lake);
}
