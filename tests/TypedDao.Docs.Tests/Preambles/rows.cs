namespace Acme.Events;

public sealed record Event
{
    public required long UserId { get; init; }

    public required string Country { get; init; }

    public required DateOnly Day { get; init; }

    public required decimal? Amount { get; init; }
}

public sealed record User
{
    public required long Id { get; init; }

    public required string Name { get; init; }
}

public static class MyJob
{
    public static Task RunAsync(Acme.Data.CatalogContext lake) => Task.FromResult(lake);
}
