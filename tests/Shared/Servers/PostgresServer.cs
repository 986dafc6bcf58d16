using System.Globalization;

namespace TypedDao.Tests;

/// <summary>A PostgreSQL server.</summary>
public sealed class PostgresServer() : TestServer<PostgresAccess>("postgres")
{
    /// <inheritdoc/>
    protected override PostgresAccess Access(IReadOnlyDictionary<string, string> said)
        => new(int.Parse(said["port"], CultureInfo.InvariantCulture), said["owner"], said["guest"], said["certificate"], said["log"], said["psql"]);
}

/// <summary>How the server is reached, at 127.0.0.1.</summary>
/// <param name="Port">The port.</param>
/// <param name="Owner">The password of <c>owner</c>, who may do everything.</param>
/// <param name="Guest">The password of <c>guest</c>, who may connect.</param>
/// <param name="Certificate">The file of the certificate of the server, for <c>localhost</c>, signed by itself.</param>
/// <param name="Log">The file with all statements.</param>
/// <param name="Psql">The client that comes with the server.</param>
public sealed record PostgresAccess(int Port, string Owner, string Guest, string Certificate, string Log, string Psql);
