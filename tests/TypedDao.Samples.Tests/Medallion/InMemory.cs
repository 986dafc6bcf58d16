using global::Medallion;
using global::Medallion.Reporting;

namespace TypedDao.Samples.Medallion;

/// <summary>The sample in this process, its lake in memory.</summary>
internal sealed class InMemory : IDisposable
{
    private readonly TemporaryFolder _input = new();
    private readonly CatalogContext _context = new(new DataContextOptions { Environment = "test" });
    private readonly IDisposable _scope;

    public InMemory() => _scope = Catalog.Use(_context);

    public StringWriter Output { get; } = new() { NewLine = "\n" };

    /// <summary>Runs all steps on flights: a JSON array, or JSON lines.</summary>
    public async Task<bool> RunAsync(string flights, string extension = "json")
    {
        CancellationToken cancellationToken = TestContext.Current.CancellationToken;
        File.Copy(MakeFlights.RealFlights.AirportsFile, _input.Combine("airports.csv"));
        await File.WriteAllTextAsync(_input.Combine($"flights.{extension}"), flights, cancellationToken);
        return await Program.RunAsync(new Options { Input = _input.Path }, new Terminal(Output, isRedirected: true), cancellationToken);
    }

    public void Dispose()
    {
        _scope.Dispose();
        _input.Dispose();
    }
}
