using System.ComponentModel;
using TypedDao.Extensibility;
using TypedDao.Stores;

namespace TypedDao.BuiltIn;

/// <summary>Reads and writes tables of a PostgreSQL database.</summary>
[InterfaceType("PostgresInterface", Serves = [typeof(PostgresTableObject)], Needs = [typeof(ISqlStore)], Package = "TypedDao.Postgres")]
[Description("Reads and writes tables of a PostgreSQL database.")]
public sealed class PostgresInterface;
