using System.ComponentModel;
using TypedDao.Extensibility;
using TypedDao.Stores;

namespace TypedDao.BuiltIn;

/// <summary>Reads and writes tables of an Amazon Redshift database.</summary>
[InterfaceType("RedshiftInterface", Serves = [typeof(RedshiftTableObject)], Needs = [typeof(ISqlStore)], Package = "TypedDao.Postgres")]
[Description("Reads and writes tables of an Amazon Redshift database.")]
public sealed class RedshiftInterface;
