using Npgsql;
using TypedDao.BuiltIn;

namespace TypedDao.Postgres.Connection;

/// <summary>Makes data sources of the keys of stores.</summary>
internal static class PostgresSources
{
    private const string Application = "TypedDao";

    /// <summary>The settings of the driver.</summary>
    /// <param name="options">The keys; with a connection string its settings hold where no key says otherwise.</param>
    /// <exception cref="ArgumentException">The connection string is none.</exception>
    public static NpgsqlConnectionStringBuilder Read(PostgresStore options)
    {
        var settings = new NpgsqlConnectionStringBuilder(options.ConnectionString?.Reveal());
        if (options.ConnectionString is null)
        {
            settings.Host = options.Host;
            settings.Port = options.Port;
        }

        settings.Database = options.Database ?? settings.Database;
        settings.Username = options.User ?? settings.Username;
        settings.Password = options.Password?.Reveal() ?? settings.Password;
        settings.SslMode = options.SslMode is { } mode ? ModeOf(mode) : settings.SslMode;
        settings.Timeout = Seconds(options.ConnectTimeout, most: 1024);
        settings.CommandTimeout = Seconds(options.CommandTimeout, most: int.MaxValue / 1000);
        settings.ApplicationName ??= Application;

        // Statements and their errors must not show values.
        settings.IncludeErrorDetail = false;
        settings.PersistSecurityInfo = false;
        settings.LogParameters = false;
        return settings;
    }

    /// <summary>Makes the data source of a store.</summary>
    /// <param name="settings">The settings of the driver.</param>
    /// <param name="store">The store's name.</param>
    /// <param name="tokens">Gives passwords; null where nobody does.</param>
    public static NpgsqlDataSource Make(NpgsqlConnectionStringBuilder settings, string store, IPostgresTokens? tokens)
    {
        var builder = new NpgsqlSlimDataSourceBuilder(settings.ConnectionString);
        builder.EnableArrays();
        builder.EnableTransportSecurity();
        if (tokens?.Knows(store) == true)
        {
            builder.ConnectionStringBuilder.Password = null;
            builder.UsePasswordProvider(
                _ => throw new NotSupportedException("Connections are opened asynchronously."),
                async (_, cancellationToken) => (await tokens.GetAsync(store, cancellationToken).ConfigureAwait(false)).Reveal());
        }

        return builder.Build();
    }

    private static int Seconds(TimeSpan time, int most) => (int)Math.Clamp(Math.Ceiling(time.TotalSeconds), 0, most);

    private static SslMode ModeOf(SslModeChoice choice) => choice switch
    {
        SslModeChoice.Disable => SslMode.Disable,
        SslModeChoice.Prefer => SslMode.Prefer,
        SslModeChoice.Require => SslMode.Require,
        SslModeChoice.VerifyCa => SslMode.VerifyCA,
        _ => SslMode.VerifyFull,
    };
}
